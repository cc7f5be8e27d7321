//! What Stories says in words: below the table, on the page of an answer, on the page of a competency, and how to make a
//! first answer.

use crate::app::stories::{Inside, Stories};
use crate::compare::stories::{NAMED, Suggested};
use crate::domain::stories::{self, Cell, Column, FIRST_ANSWER, Told};
use crate::domain::{AnswerId, Question, QuestionId};
use crate::text::phrases::{count, past_words};
use crate::ui::View;
use crate::ui::page::{Page, Piece, Tone, fitted};
use std::collections::HashSet;

/// Where the text beside a label starts.
const LABEL: usize = 14;
/// Pages narrower than this have a name and its passage on two rows.
const NARROW: usize = 60;

/// What stands below the table.
pub fn below(stories: &Stories, view: &View) -> Page {
    let mut page = view.page();
    let Some(table) = &stories.table else { return page };
    match (stories.chosen_column(), stories.chosen_answer()) {
        (Some(column), _) => column_summary(&mut page, stories, column, view),
        (None, Some(told)) => answer_summary(&mut page, stories, told, view),
        (None, None) => {}
    }
    page.gap();
    whole(&mut page, table);
    page
}

/// All of it as a command prints it: the table with an id a row, each answer with what it serves and could serve, then the
/// table as a whole; without an own answer, how to make the first.
pub fn printed(stories: &Stories, view: &View) -> Page {
    let mut page = view.page();
    let Some(table) = stories.table.as_ref().filter(|table| !table.answers.is_empty()) else {
        return opened(stories, view).unwrap_or(page);
    };
    numbers(&mut page, table);
    for told in &table.answers {
        page.gap();
        answer_heading(&mut page, stories, told);
        for offer in stories.offers(&told.id) {
            let prompt = Piece::new(&prompt(view, &offer.question), Tone::Plain);
            page.hang(Piece::new("Could serve", Tone::Dim), LABEL, &[prompt]);
            page.flow(&[Piece::new(&format!("“{}”", offer.passage), Tone::Dim)], LABEL);
        }
    }
    page.gap();
    whole(&mut page, table);
    page
}

/// Answers down, competencies across by number.
fn numbers(page: &mut Page, table: &stories::Stories) {
    let ids = table.answers.iter().map(|told| told.id.as_str().len()).max().unwrap_or(0);
    let mut row = |id: &str, cells: String| page.row(vec![Piece::new(&format!("{id:<ids$} {cells}"), Tone::Plain)]);
    row("", (1..=table.columns.len()).map(|number| format!("{number:>3}")).collect());
    for told in &table.answers {
        let symbols = table.columns.iter().map(|column| told.cell_of(column).symbol());
        row(told.id.as_str(), symbols.map(|symbol| format!("{symbol:>3}")).collect());
    }
    page.text("● first in its questions  ○ later  · not", Tone::Dim);
}

/// What the table says as a whole: the names of its columns, competencies with nothing or little, then what to do next.
fn whole(page: &mut Page, table: &stories::Stories) {
    let numbered = |(place, column): (usize, &Column)| format!("{}\u{a0}{}", place + 1, column.competency);
    let numbered: Vec<String> = table.columns.iter().enumerate().map(numbered).collect();
    page.hang(Piece::new("Columns", Tone::Dim), LABEL, &[Piece::new(&numbered.join("  "), Tone::Plain)]);
    let names = |columns: Vec<&Column>| columns.iter().map(|column| column.competency.clone()).collect::<Vec<_>>();
    let lists = [("No story", names(table.bare().collect())), ("Only one", names(table.thin().collect()))];
    for (label, names) in lists.into_iter().filter(|(_, names)| !names.is_empty()) {
        page.hang(Piece::new(label, Tone::Dim), LABEL, &[Piece::new(&names.join(", "), Tone::Plain)]);
    }
    page.gap();
    for advice in &table.advice {
        page.text(advice, Tone::Dim);
    }
}

/// The name of an answer, how often it was told, and what it serves.
fn answer_heading(page: &mut Page, stories: &Stories, told: &Told) {
    let name = told.headline.as_deref().unwrap_or(told.id.as_str());
    page.flow(&[Piece::new(name, Tone::Strong), Piece::new(&format!("  {}", told.id), Tone::Dim)], 0);
    page.text(&told_words(stories, told), Tone::Plain);
    let serves: Vec<&str> = told.questions.iter().map(QuestionId::as_str).collect();
    if !serves.is_empty() {
        page.hang(Piece::new("Serves", Tone::Dim), LABEL, &[Piece::new(&serves.join(", "), Tone::Plain)]);
    }
}

fn answer_summary(page: &mut Page, stories: &Stories, told: &Told, view: &View) {
    answer_heading(page, stories, told);
    for (place, offer) in stories.offers(&told.id).enumerate() {
        let label = if place == 0 { "Could serve" } else { "" };
        let asked = view.data.question(&offer.question).filter(|_| page.columns() < NARROW);
        let shown = asked.map_or_else(|| prompt(view, &offer.question), Question::telling_prompt);
        page.line(Piece::new(label, Tone::Dim), LABEL, &shown, Tone::Plain);
    }
}

/// "Told 3 times, last 5 days ago · covers 3 of your 4 questions"
fn told_words(stories: &Stories, told: &Told) -> String {
    let last = told.last_day.map(|last| format!(", last {}", past_words(last, stories.day))).unwrap_or_default();
    let often = if told.told_often { " (often)" } else { "" };
    let times = match told.used {
        0 => "Never told".to_owned(),
        times => format!("Told {}{often}{last}", count(times, "time")),
    };
    let served = stories.table.as_ref().map_or(0, |table| table.served);
    let share = format!("covers {} of your {}", told.questions.len(), count(served, "question"));
    format!("{times} · {share}")
}

fn column_summary(page: &mut Page, stories: &Stories, column: &Column, view: &View) {
    page.flow(&column_title(column), 0);
    for question in &column.questions {
        let tellers = tellers(stories, question);
        let text = match tellers.is_empty() {
            true => "no story yet".to_owned(),
            false => tellers.iter().map(|(id, cell)| format!("{} {id}", cell.symbol())).collect::<Vec<_>>().join("  "),
        };
        let tone = if tellers.is_empty() { Tone::Warning } else { Tone::Plain };
        let indent = question_columns(column, page.columns());
        page.hang(Piece::new(question.as_str(), Tone::Dim), indent, &[Piece::new(&text, tone)]);
    }
    if column.answers == 0 {
        page.gap();
        nearest_to_column(page, stories, column, view);
    }
}

/// The few answers that could serve a competency without any, each with the sentence that makes it fit.
fn nearest_to_column(page: &mut Page, stories: &Stories, column: &Column, view: &View) {
    let mut near: Vec<&Suggested> = column.questions.iter().flat_map(|question| stories.nearest(question)).collect();
    let mut known = HashSet::new();
    near.retain(|near| known.insert(&near.answer));
    for (place, near) in near.into_iter().take(NAMED).enumerate() {
        let name = view.data.bank.title(&near.answer);
        match page.columns() < NARROW {
            true => {
                page.line(Piece::new("+", Tone::Accent), 2, &name, Tone::Plain);
                page.line(Piece::new("", Tone::Plain), 2, &format!("“{}”", near.passage), Tone::Dim);
            }
            false => {
                let text = format!("{}  “{}”", fitted(&name, page.columns() / 3), near.passage);
                let label = if place == 0 { "Could serve" } else { "" };
                page.line(Piece::new(label, Tone::Dim), LABEL, &text, Tone::Plain);
            }
        }
    }
}

/// The columns of the ids beside which the stories of a column are named.
fn question_columns(column: &Column, columns: usize) -> usize {
    let longest = column.questions.iter().map(|id| id.as_str().len()).max().unwrap_or(0);
    (longest + 2).min(columns / 2)
}

/// "no story", "2 stories".
pub fn stories_words(column: &Column) -> String {
    if column.answers == 0 { "no story".to_owned() } else { count(column.answers, "story") }
}

fn column_title(column: &Column) -> [Piece; 2] {
    let text = format!("  {} for {}", stories_words(column), count(column.questions.len(), "question"));
    [Piece::new(&column.competency, Tone::Strong), Piece::new(&text, Tone::Dim)]
}

/// The own answers that serve `question`, the best fitting first.
fn tellers(stories: &Stories, question: &QuestionId) -> Vec<(AnswerId, Cell)> {
    let answers = stories.table.iter().flat_map(|table| &table.answers);
    let mut found: Vec<(AnswerId, Cell)> =
        answers.map(|told| (told.id.clone(), told.cell(question))).filter(|(_, cell)| *cell != Cell::Empty).collect();
    found.sort_by_key(|(_, cell)| *cell != Cell::First);
    found
}

fn prompt(view: &View, id: &QuestionId) -> String {
    view.data.question(id).map_or_else(|| format!("{id} (no such question)"), |question| question.prompt.clone())
}

/// The opened page, its items in the order of [`crate::app::stories::items`]; `None` while the table shows.
pub fn opened(stories: &Stories, view: &View) -> Option<Page> {
    let table = stories.table.as_ref()?;
    let mut writer = Writer { page: view.page(), items: 0, stories, view };
    match &stories.inside {
        Some(Inside::Answer(id)) => writer.answer(stories.answer(id)?),
        Some(Inside::Competency(name)) => writer.competency(stories.competency(name)?),
        None if table.answers.is_empty() => writer.first(table),
        None => return None,
    }
    Some(writer.page)
}

struct Writer<'a> {
    page: Page,
    /// The items written so far.
    items: usize,
    stories: &'a Stories,
    view: &'a View<'a>,
}

impl Writer<'_> {
    fn first(&mut self, table: &stories::Stories) {
        for advice in &table.advice {
            self.page.text(advice, Tone::Plain);
        }
        self.page.gap();
        self.page.text("To make the first", Tone::Dim);
        for way in FIRST_ANSWER {
            self.page.hang(Piece::new("·", Tone::Accent), 2, &[Piece::new(way, Tone::Plain)]);
        }
    }

    fn answer(&mut self, told: &Told) {
        self.page.text(&told_words(self.stories, told), Tone::Dim);
        self.title("Serves");
        if told.questions.is_empty() {
            self.page.text("No question yet.", Tone::Dim);
        }
        for question in &told.questions {
            self.item();
            let sign = if told.cell(question) == Cell::First { "●" } else { "○" };
            let prompt = Piece::new(&prompt(self.view, question), Tone::Plain);
            self.page.hang(Piece::new(sign, Tone::Accent), 2, &[prompt]);
        }
        self.page.item(None);
        self.title("Could serve");
        let offers: Vec<_> = self.stories.offers(&told.id).collect();
        match (self.stories.suggestions.is_some(), offers.is_empty()) {
            (true, true) => self.page.text("No other question that this is clearly about.", Tone::Dim),
            (true, false) => {}
            (false, _) => self.page.text("Looking …", Tone::Dim),
        }
        for offer in offers {
            self.item();
            let prompt = Piece::new(&prompt(self.view, &offer.question), Tone::Plain);
            self.page.hang(Piece::new("+", Tone::Accent), 2, &[prompt]);
            self.page.flow(&[Piece::new(&format!("“{}”", offer.passage), Tone::Dim)], 2);
        }
        self.page.item(None);
    }

    fn competency(&mut self, column: &Column) {
        for question in &column.questions {
            self.page.gap();
            self.item();
            self.page.text(&prompt(self.view, question), Tone::Strong);
            self.page.item(None);
            for (answer, cell) in tellers(self.stories, question) {
                let name = Piece::new(&self.view.data.bank.title(&answer), Tone::Plain);
                self.page.hang(Piece::new(&cell.symbol().to_string(), Tone::Accent), 2, &[name]);
            }
            self.gap_of(question);
        }
    }

    /// For a question without an own answer, those that could serve.
    fn gap_of(&mut self, question: &QuestionId) {
        if !self.stories.is_gap(question) {
            return;
        }
        let near = self.stories.nearest(question);
        let text = match (self.stories.suggestions.is_some(), near.is_empty()) {
            (true, true) => "No story yet.",
            (true, false) => "No story yet. Could one of these serve?",
            (false, _) => "No story yet. Looking for one that could serve …",
        };
        self.page.text(text, Tone::Warning);
        for near in near {
            self.item();
            let answer = Piece::new(&self.view.data.bank.title(&near.answer), Tone::Plain);
            self.page.hang(Piece::new("+", Tone::Accent), 2, &[answer]);
            self.page.flow(&[Piece::new(&format!("“{}”", near.passage), Tone::Dim)], 2);
        }
        self.page.item(None);
    }

    fn title(&mut self, text: &str) {
        self.page.gap();
        self.page.text(text, Tone::Strong);
    }

    /// The rows that follow belong to the next item.
    fn item(&mut self) {
        self.page.item(Some(self.items));
        self.items += 1;
    }
}
