//! Tags and character references of HTML, and the plain text of a page as a person would copy it.
//!
//! No parser of HTML: what stands between tags is kept, scripts and styles are not, and blocks are lines.

/// How far the end of a tag may be; nothing looks further, so no text is slow to read.
const REACH: usize = 1000;

/// Elements whose content nobody reads.
const UNREAD: [&str; 4] = ["script", "style", "head", "noscript"];
/// Elements within a line; all others start a new one.
const INLINE: [&str; 14] =
    ["a", "abbr", "b", "code", "em", "font", "i", "mark", "small", "span", "strong", "sub", "sup", "u"];

/// Whether `text` is a page or a piece of one: it has a closing tag of an element that starts a line.
pub fn is_html(text: &str) -> bool {
    ["</p>", "</li>", "</div>", "</body>", "</html>", "</ul>"].iter().any(|tag| text.contains(tag))
}

/// The text of the page `html`, a block a line, without tags; a list item starts with `- `.
pub fn plain_from_html(html: &str) -> String {
    let mut plain = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(first) = rest.chars().next() {
        let (length, shown) = match first {
            '<' => read_tag(rest),
            '&' => character_reference(rest).map_or((1, "&".to_owned()), |(length, c)| (length, c.to_string())),
            c if c.is_whitespace() => (c.len_utf8(), " ".to_owned()),
            c => (c.len_utf8(), c.to_string()),
        };
        let doubled = shown == " " && plain.ends_with([' ', '\n']);
        if !doubled {
            plain.push_str(&shown);
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    plain
}

/// The bytes of the tag at the start of `rest`, with what nobody reads after it, and what is to be seen in its place.
fn read_tag(rest: &str) -> (usize, String) {
    let Some(length) = tag(rest) else { return (1, "<".to_owned()) };
    let inside = rest.get(1..length - 1).unwrap_or_default();
    let name: String = inside.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
    let name = name.to_ascii_lowercase();
    if UNREAD.contains(&name.as_str()) && !inside.starts_with('/') {
        let unread = closing_tag(rest, &name).unwrap_or(rest.len());
        return (unread.max(length), String::new());
    }
    let shown = match name.as_str() {
        name if INLINE.contains(&name) => "",
        "li" if !inside.starts_with('/') => "\n- ",
        _ => "\n",
    };
    (length, shown.to_owned())
}

/// The bytes of an HTML tag or comment at the start of `rest`.
pub fn tag(rest: &str) -> Option<usize> {
    let opens = rest.get(1..)?.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!'));
    let end = rest.bytes().take(REACH).position(|byte| byte == b'>')?;
    opens.then_some(end + 1)
}

/// Where in `rest` the closing tag of the element `name` starts.
pub fn closing_tag(rest: &str, name: &str) -> Option<usize> {
    let mut tags = rest.match_indices("</").map(|(at, mark)| (at, at + mark.len()));
    let is_it =
        |start: usize| rest.get(start..start + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name));
    tags.find(|(_, start)| is_it(*start)).map(|(at, _)| at)
}

/// The longest name of a character reference that is read, with its signs.
const LONGEST_REFERENCE: usize = 16;
const NAMED: [(&str, char); 16] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("rsquo", '’'),
    ("nbsp", '\u{a0}'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("shy", '\u{ad}'),
    ("zwj", '\u{200d}'),
    ("zwnj", '\u{200c}'),
    ("lrm", '\u{200e}'),
    ("rlm", '\u{200f}'),
    ("NoBreak", '\u{2060}'),
    ("ZeroWidthSpace", '\u{200b}'),
];

/// The bytes of `&amp;`, `&#99;` or `&#x63;` at the start of `rest`, and the character that it stands for.
pub fn character_reference(rest: &str) -> Option<(usize, char)> {
    let end = rest.bytes().take(LONGEST_REFERENCE).position(|byte| byte == b';')?;
    let name = rest.get(1..end)?;
    let number = match name.strip_prefix('#') {
        Some(hex) if hex.starts_with(['x', 'X']) => u32::from_str_radix(hex.get(1..)?, 16).ok(),
        Some(decimal) => decimal.parse().ok(),
        None => NAMED.iter().find(|(known, _)| *known == name).map(|(_, shown)| u32::from(*shown)),
    };
    Some((end + 1, char::from_u32(number?)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, expected: &str) {
        assert_eq!(plain_from_html(html).trim(), expected, "{html}");
    }

    #[test]
    fn blocks_are_lines_and_what_nobody_reads_is_left_out() {
        check(
            "<h1>Data  Scientist</h1><p>Work with\n<b>clin</b>icians.</p>",
            "Data Scientist\n\nWork with clinicians.",
        );
        check("<ul><li>one</li><li class=\"x\">two &amp; three</li></ul>", "- one\n\n- two & three");
        check("<head><title>x</title></head><script>if (a<b) {}</script>Text<style>p {}</style>", "Text");
        check("5 < 6 and <3 &unknown; &#x41;", "5 < 6 and <3 &unknown; A");
        check("<script>never closed", "");
    }

    #[test]
    fn only_a_text_with_blocks_is_a_page() {
        assert!(is_html("<p>One</p>") && !is_html("a <b> c") && !is_html("- **Lead** a team"));
    }
}
