//! What went wrong with a file, as a person would say it.

use std::io;

/// What `error` says, without its number and the temporary file's name, which say nothing to a person.
pub(super) fn in_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        io::ErrorKind::QuotaExceeded => "your share of the disk is full".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only".to_owned(),
        io::ErrorKind::NotADirectory => "part of the path is not a folder".to_owned(),
        io::ErrorKind::NotFound => "there is no such folder".to_owned(),
        io::ErrorKind::AlreadyExists => "there is such a file already".to_owned(),
        _ => error.to_string().split(" (os error").next().unwrap_or_default().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neither_a_number_nor_a_temporary_file_is_named() {
        let check = |error: io::Error, expected: &str| assert_eq!(in_words(&error), expected);
        check(io::ErrorKind::StorageFull.into(), "the disk is full");
        check(
            io::Error::other("Input/output error (os error 5) at path \"/home/.draft.md.Ab12Cd.tmp\""),
            "Input/output error",
        );
        check(io::Error::other("it broke"), "it broke");
    }
}
