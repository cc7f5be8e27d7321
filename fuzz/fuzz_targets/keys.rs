//! What a terminal sends: any bytes, in any pieces, become keys and pastes, and the same ones whatever the pieces.

#![no_main]

use greenroom::terminal::input::parse::Parser;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((size, bytes)) = data.split_first() else { return };
    let mut whole = Parser::default();
    whole.feed(bytes);
    let mut pieces = Parser::default();
    for piece in bytes.chunks(usize::from(*size).max(1)) {
        pieces.feed(piece);
    }
    whole.settle();
    pieces.settle();
    assert_eq!(whole.take(), pieces.take());
});
