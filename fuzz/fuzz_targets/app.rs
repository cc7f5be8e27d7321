//! A session: keys, pastes, ticks and other terminal sizes of the input, each followed by a frame.

#![no_main]

use greenroom::app::today::Today;
use greenroom::app::{App, Data, Event, Screen};
use greenroom::store::{Home, load_bank};
use greenroom::terminal::input::parse::Parser;
use greenroom::ui::{Theme, draw};
use greenroom_fuzz::now;
use libfuzzer_sys::fuzz_target;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::Event as InputEvent;
use std::sync::OnceLock;
use std::time::Duration;

fn data() -> Data {
    static DATA: OnceLock<Data> = OnceLock::new();
    let load = || Data { ready: true, bank: load_bank(&Home::at("/nowhere/at/all")).value, ..Data::default() };
    DATA.get_or_init(load).clone()
}

fuzz_target!(|input: &[u8]| {
    let Some(([width, height], keys)) = input.split_first_chunk() else { return };
    let mut terminal = Terminal::new(TestBackend::new(u16::from(*width), u16::from(*height))).expect("a terminal");
    let mut now = now();
    let mut app = App::new(Screen::Today(Today::default()));
    let mut events = vec![Event::Loaded(Box::new(data()))];
    for piece in keys.chunks(3) {
        let mut parser = Parser::default();
        parser.feed(piece);
        parser.settle();
        events.extend(parser.take().into_iter().filter_map(|event| match event {
            InputEvent::Key(key) => Some(Event::Key(key)),
            InputEvent::Paste(text) => Some(Event::Paste(text)),
            _ => None,
        }));
        events.push(Event::Tick);
    }
    for event in events {
        now = now.plus(Duration::from_millis(400));
        app.update(event, now);
        app.unkept(now);
        let mut seen = None;
        terminal.draw(|frame| seen = Some(draw(frame, &app, Theme::new(true), now))).expect("drawn");
        seen.into_iter().for_each(|seen| app.see(seen));
    }
});
