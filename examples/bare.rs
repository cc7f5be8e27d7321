//! The least that a terminal program with a text area and a clock can be: what `benches/terminal.rs` measures against.

use ratatui::crossterm::event::{self, Event, KeyCode, KeyModifiers};
use ratatui::layout::{Constraint, Layout};
use ratatui::widgets::{Block, Paragraph};
use ratatui_textarea::{TextArea, WrapMode};
use std::time::{Duration, Instant};

#[expect(clippy::disallowed_methods, reason = "a program of its own, with its own clock")]
fn main() -> std::io::Result<()> {
    let mut terminal = ratatui::init();
    let _ = ratatui::crossterm::execute!(std::io::stdout(), event::EnableBracketedPaste);
    let mut area = TextArea::default();
    area.set_wrap_mode(WrapMode::Word);
    area.set_block(Block::bordered().title("READY"));
    let start = Instant::now();
    loop {
        let seconds = start.elapsed().as_secs();
        terminal.draw(|frame| {
            let [top, main] = Layout::vertical([Constraint::Length(1), Constraint::Min(3)]).areas(frame.area());
            let clock = format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
            frame.render_widget(Paragraph::new(clock), top);
            frame.render_widget(&area, main);
        })?;
        if event::poll(Duration::from_secs(seconds + 1).saturating_sub(start.elapsed()))? {
            match event::read()? {
                Event::Key(key) if key.code == KeyCode::Char('c') && key.modifiers == KeyModifiers::CONTROL => break,
                Event::Key(key) => {
                    area.input(key);
                }
                Event::Paste(text) => {
                    area.insert_str(text);
                }
                _ => {}
            }
        }
    }
    let _ = ratatui::crossterm::execute!(std::io::stdout(), event::DisableBracketedPaste);
    ratatui::restore();
    Ok(())
}
