//! Puts a comment behind a PDF's first lines, and moves the offsets in its table of objects along.
//!
//! The comment makes our own files known by their first kilobyte; the writer itself has no place for one.

/// `pdf` with the comment `mark` behind its header; nothing when the table of objects cannot be read.
pub fn with_mark(pdf: Vec<u8>, mark: &str) -> Option<Vec<u8>> {
    // The header is two lines: the version, and a comment of bytes that says that the file is binary.
    let at = pdf.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(1)?.0 + 1;
    let comment = format!("% {mark}\n");
    let table = table_offset(&pdf)?;
    let mut marked = pdf.get(..at)?.to_vec();
    marked.extend_from_slice(comment.as_bytes());
    marked.extend_from_slice(pdf.get(at..table)?);
    marked.extend_from_slice(&moved_table(pdf.get(table..)?, table, comment.len())?);
    Some(marked)
}

/// Where the table of objects starts, as the file's end says.
fn table_offset(pdf: &[u8]) -> Option<usize> {
    let tail = pdf.get(pdf.len().saturating_sub(64)..)?;
    let tail = String::from_utf8_lossy(tail);
    let (_, number) = tail.rsplit_once("startxref")?;
    number.split_whitespace().next()?.parse().ok()
}

/// The table, the trailer and the pointer to the table, with every offset `by` bytes further.
fn moved_table(rest: &[u8], table: usize, by: usize) -> Option<Vec<u8>> {
    let trailer = rest.windows(7).position(|window| window == b"trailer")?;
    let mut moved = Vec::with_capacity(rest.len());
    for line in rest.get(..trailer)?.split_inclusive(|byte| *byte == b'\n') {
        // An entry is `0000000123 00000 n` and two bytes; free ones and headings stay.
        let entry = line.get(..18).filter(|entry| entry.ends_with(b" n")).and_then(|entry| entry.get(..10));
        match entry.and_then(|digits| std::str::from_utf8(digits).ok()).and_then(|digits| digits.parse::<usize>().ok())
        {
            Some(offset) => {
                moved.extend_from_slice(format!("{:010}", offset + by).as_bytes());
                moved.extend_from_slice(line.get(10..)?);
            }
            None => moved.extend_from_slice(line),
        }
    }
    let end = rest.get(trailer..)?;
    let pointer = format!("startxref\n{table}");
    let at = end.windows(pointer.len()).rposition(|window| window == pointer.as_bytes())?;
    moved.extend_from_slice(end.get(..at)?);
    moved.extend_from_slice(format!("startxref\n{}", table + by).as_bytes());
    moved.extend_from_slice(end.get(at + pointer.len()..)?);
    Some(moved)
}
