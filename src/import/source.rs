//! Files that are no notes: what they are, told by their first bytes.

/// What a file is that holds no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Pdf,
    Zip,
    Rtf,
    Utf16,
    Binary,
}

impl Kind {
    /// What it is and how to make notes of it, for the end of a sentence.
    pub fn described(self) -> &'static str {
        match self {
            Kind::Pdf => "it is a PDF, not text; copy its text into a file ending in .md and import that",
            Kind::Zip => "it is a Word document, an archive or the like, not text; save it as Markdown or plain text",
            Kind::Rtf => "it is rich text (RTF); save it as Markdown or plain text",
            Kind::Utf16 => "its text is in UTF-16; save it as UTF-8 in your editor",
            Kind::Binary => "it is a binary file, not text; save its text as Markdown first",
        }
    }
}

/// What the file that starts with `bytes` is, if it is surely no text in UTF-8 or a like encoding.
pub fn kind_of(bytes: &[u8]) -> Option<Kind> {
    const STARTS: [(&[u8], Kind); 5] = [
        (b"%PDF", Kind::Pdf),
        (b"PK\x03\x04", Kind::Zip),
        (b"{\\rtf", Kind::Rtf),
        (b"\xff\xfe", Kind::Utf16),
        (b"\xfe\xff", Kind::Utf16),
    ];
    let of_start = STARTS.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, kind)| *kind);
    of_start.or_else(|| bytes.contains(&0).then_some(Kind::Binary))
}
