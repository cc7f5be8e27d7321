//! Files that are no notes: what they are, told by their first bytes.

/// What a file is that holds no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotText {
    Pdf,
    Zip,
    Rtf,
    Utf16,
    Binary,
}

impl NotText {
    /// What it is and how to make notes of it, for the end of a sentence.
    pub fn described(self) -> &'static str {
        match self {
            NotText::Pdf => "it is a PDF, not text; copy its text into a file ending in .md and import that",
            NotText::Zip => {
                "it is a Word document, an archive or the like, not text; save it as Markdown or plain text"
            }
            NotText::Rtf => "it is rich text (RTF); save it as Markdown or plain text",
            NotText::Utf16 => "its text is in UTF-16; save it as UTF-8 in your editor",
            NotText::Binary => "it is a binary file, not text; save its text as Markdown first",
        }
    }
}

/// What the file that starts with `bytes` is, if it is surely no text in UTF-8 or a like encoding.
pub fn kind_of(bytes: &[u8]) -> Option<NotText> {
    const STARTS: [(&[u8], NotText); 5] = [
        (b"%PDF", NotText::Pdf),
        (b"PK\x03\x04", NotText::Zip),
        (b"{\\rtf", NotText::Rtf),
        (b"\xff\xfe", NotText::Utf16),
        (b"\xfe\xff", NotText::Utf16),
    ];
    let of_start = STARTS.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, kind)| *kind);
    of_start.or_else(|| bytes.contains(&0).then_some(NotText::Binary))
}
