//! Reads a PDF's text back the way a viewer copies it: pages, content streams, and the fonts' tables of characters.
//!
//! Knows just the PDF that is written here: objects in clear, streams under Flate, two-byte codes.

use flate2::read::ZlibDecoder;
use std::collections::BTreeMap;
use std::io::Read;

/// A PDF's objects by number.
pub struct Pdf<'a> {
    objects: BTreeMap<u32, &'a [u8]>,
}

impl<'a> Pdf<'a> {
    /// The objects of `bytes`, found by the offsets in its table.
    pub fn read(bytes: &'a [u8]) -> Pdf<'a> {
        let tail = String::from_utf8_lossy(&bytes[bytes.len() - 64..]).into_owned();
        let start = tail.rsplit_once("startxref").expect("a pointer").1.split_whitespace().next().expect("a number");
        let table = String::from_utf8_lossy(&bytes[start.parse::<usize>().expect("a number")..]).into_owned();
        assert!(table.starts_with("xref"), "the pointer leads to the table");
        let entries = table.lines().skip(2).take_while(|line| !line.starts_with("trailer")).enumerate();
        let used = entries.filter(|(_, line)| line.trim_end().ends_with('n'));
        let objects = used.map(|(number, line)| {
            let offset: usize = line[..10].parse().expect("an offset");
            let head = format!("{number} 0 obj");
            assert!(bytes[offset..].starts_with(head.as_bytes()), "object {number} is not at {offset}");
            let end = find(&bytes[offset..], b"endobj").expect("an end");
            (u32::try_from(number).expect("small"), &bytes[offset..offset + end])
        });
        Pdf { objects: objects.collect() }
    }

    /// The text of each page.
    pub fn pages(&self) -> Vec<String> {
        let tree = self.objects.values().find(|object| find(object, b"/Type/Pages").is_some()).expect("pages");
        let kids = text_between(tree, "/Kids[", "]");
        let numbers: Vec<u32> = kids.split(" 0 R").filter_map(|n| n.trim().parse().ok()).collect();
        numbers.iter().map(|number| self.page(*number)).collect()
    }

    /// The titles of the outline, in order.
    pub fn outline(&self) -> usize {
        self.objects
            .values()
            .filter(|object| find(object, b"/Title").is_some() && find(object, b"/Dest").is_some())
            .count()
    }

    fn page(&self, number: u32) -> String {
        let page = self.objects[&number];
        let content = self.stream(reference(page, "/Contents "));
        let resources = self.objects[&reference(page, "/Resources ")];
        let fonts = text_between(resources, "/Font<<", ">>");
        let fonts: BTreeMap<String, BTreeMap<u16, String>> = fonts
            .split('/')
            .filter_map(|font| font.split_once(' '))
            .map(|(name, rest)| {
                let object = self.objects[&rest.split(' ').next().expect("a number").parse::<u32>().expect("a number")];
                (name.to_owned(), characters(&self.stream(reference(object, "/ToUnicode "))))
            })
            .collect();
        shown_text(&content, &fonts)
    }

    fn stream(&self, number: u32) -> Vec<u8> {
        let object = self.objects[&number];
        let start = find(object, b"stream\n").expect("a stream") + 7;
        let mut bytes = Vec::new();
        ZlibDecoder::new(&object[start..]).read_to_end(&mut bytes).expect("Flate");
        bytes
    }
}

fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    bytes.windows(needle.len()).position(|window| window == needle)
}

fn text_between(object: &[u8], before: &str, after: &str) -> String {
    let text = String::from_utf8_lossy(object).into_owned();
    let rest = text.split_once(before).unwrap_or_else(|| panic!("no {before} in {text}")).1;
    rest.split_once(after).expect("an end").0.to_owned()
}

fn reference(object: &[u8], key: &str) -> u32 {
    text_between(object, key, " ").parse().expect("a number")
}

/// What each code means, from the `bfchar` lines of a ToUnicode table.
fn characters(table: &[u8]) -> BTreeMap<u16, String> {
    let text = String::from_utf8_lossy(table).into_owned();
    let pairs = text.lines().filter_map(|line| line.strip_prefix('<')?.strip_suffix('>')?.split_once("> <"));
    let known = pairs.filter(|(code, _)| *code != "0000");
    known.map(|(code, units)| (u16::from_str_radix(code, 16).expect("a code"), utf_16(units))).collect()
}

fn utf_16(units: &str) -> String {
    let units: Vec<u16> = units
        .as_bytes()
        .chunks(4)
        .map(|unit| u16::from_str_radix(std::str::from_utf8(unit).expect("hex"), 16).expect("hex"))
        .collect();
    String::from_utf16(&units).expect("UTF-16")
}

/// The text of the strings that are shown, a line after each operation.
fn shown_text(content: &[u8], fonts: &BTreeMap<String, BTreeMap<u16, String>>) -> String {
    let (mut shown, mut at, mut font) = (String::new(), 0, None);
    while at < content.len() {
        match content[at] {
            b'/' => {
                let end = content[at..].iter().position(|b| b" \n[<(".contains(b)).expect("an end") + at;
                let name = String::from_utf8_lossy(&content[at + 1..end]).into_owned();
                font = fonts.get(&name).or(font);
                at = end;
            }
            // A dictionary of marked content.
            b'<' if content[at + 1] == b'<' => at += find(&content[at..], b">>").expect("an end") + 2,
            b'<' => {
                let end = find(&content[at..], b">").expect("an end") + at;
                let hex = &content[at + 1..end];
                let codes: Vec<u8> = hex
                    .chunks(2)
                    .map(|b| u8::from_str_radix(std::str::from_utf8(b).expect("hex"), 16).expect("hex"))
                    .collect();
                push_codes(&mut shown, &codes, font);
                at = end + 1;
            }
            b'(' => {
                let (codes, length) = literal(&content[at..]);
                push_codes(&mut shown, &codes, font);
                at += length;
            }
            b'E' if content[at..].starts_with(b"ET") => {
                shown.push('\n');
                at += 2;
            }
            _ => at += 1,
        }
    }
    shown
}

fn push_codes(shown: &mut String, codes: &[u8], font: Option<&BTreeMap<u16, String>>) {
    let font = font.expect("a font");
    for code in codes.chunks_exact(2) {
        let code = u16::from_be_bytes([code[0], code[1]]);
        shown.push_str(font.get(&code).unwrap_or_else(|| panic!("code {code} says nothing")));
    }
}

/// The bytes of a string in parentheses, and its length as written.
fn literal(content: &[u8]) -> (Vec<u8>, usize) {
    let (mut bytes, mut at, mut depth) = (Vec::new(), 1, 1);
    loop {
        match content[at] {
            b'\\' => {
                at += 1;
                bytes.push(match content[at] {
                    b'n' => b'\n',
                    b'r' => b'\r',
                    b't' => b'\t',
                    b'b' => 8,
                    b'f' => 12,
                    b'0'..=b'7' => {
                        let digits = content[at..].iter().take(3).take_while(|b| (b'0'..=b'7').contains(b)).count();
                        let value =
                            content[at..at + digits].iter().fold(0u32, |value, b| value * 8 + u32::from(b - b'0'));
                        at += digits - 1;
                        u8::try_from(value).expect("a byte")
                    }
                    other => other,
                });
            }
            b'(' => {
                depth += 1;
                bytes.push(b'(');
            }
            b')' => {
                depth -= 1;
                if depth == 0 {
                    return (bytes, at + 1);
                }
                bytes.push(b')');
            }
            other => bytes.push(other),
        }
        at += 1;
    }
}
