//! Headings, lists and bold of MediaWiki, Textile and LaTeX as those of Markdown, line by line.
//!
//! To add a markup: its row in [`MARKUPS`].

use super::lines::Prepared;
use crate::text::words::has_letters;

struct Markup {
    /// The heading that a line is, in Markdown.
    heading: fn(&str) -> Option<String>,
    /// A line that is none.
    text: fn(&str) -> String,
    /// Whether only a program reads the line.
    is_data: fn(&str) -> bool,
}

const MARKUPS: [Markup; 3] = [
    Markup { heading: wiki_heading, text: wiki_text, is_data: |_| false },
    Markup { heading: textile_heading, text: str::to_owned, is_data: |_| false },
    Markup { heading: latex_heading, text: latex_text, is_data: is_latex_data },
];

/// Rewrites the lines of a file that has headings of one of the markups and none of Markdown.
pub fn read_markups(prepared: &mut Prepared) {
    let has = |heading: fn(&str) -> Option<String>| prepared.lines.iter().any(|line| heading(line).is_some());
    let is_markdown = prepared.lines.iter().any(|line| line.starts_with("## "));
    let Some(markup) = MARKUPS.iter().find(|markup| !is_markdown && has(markup.heading)) else { return };
    for number in 0..prepared.lines.len() {
        let line = prepared.line(number).to_owned();
        match (markup.heading)(&line) {
            Some(heading) => prepared.set(number, heading),
            None if (markup.is_data)(&line) => prepared.drop_data(number..number + 1, "a setting of LaTeX"),
            None => prepared.set(number, (markup.text)(&line)),
        }
    }
}

/// `== Title ==`.
fn wiki_heading(line: &str) -> Option<String> {
    let line = line.trim_end();
    let title = line.trim_matches('=');
    let level = line.len() - line.trim_start_matches('=').len();
    let is_even = line.len() - title.len() == 2 * level;
    let is_heading = is_even && (1..=6).contains(&level) && has_letters(title);
    is_heading.then(|| format!("{} {}", "#".repeat(level), wiki_text(title.trim())))
}

fn wiki_text(line: &str) -> String {
    line.replace("'''", "**").replace("''", "*")
}

/// `h2. Title`.
fn textile_heading(line: &str) -> Option<String> {
    let (level, title) = line.strip_prefix('h')?.split_once(". ")?;
    let level: usize = level.parse().ok().filter(|level| (1..=6).contains(level))?;
    Some(format!("{} {}", "#".repeat(level), title.trim()))
}

/// `\section{Title}`.
fn latex_heading(line: &str) -> Option<String> {
    const COMMANDS: [(&str, usize); 5] =
        [("\\chapter", 1), ("\\section", 2), ("\\subsection", 3), ("\\subsubsection", 4), ("\\paragraph", 5)];
    let line = line.trim();
    let (command, level) = COMMANDS.iter().find(|(command, _)| {
        line.strip_prefix(command).is_some_and(|rest| rest.starts_with('{') || rest.starts_with("*{"))
    })?;
    let (title, behind) = line.get(command.len()..)?.trim_start_matches('*').strip_prefix('{')?.rsplit_once('}')?;
    Some(format!("{} {} {behind}", "#".repeat(*level), latex_text(title)).trim_end().to_owned())
}

/// Bold and list items as Markdown has them; other commands around a text go.
fn latex_text(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line.trim_start();
    if let Some(item) = rest.strip_prefix("\\item") {
        out.push_str("- ");
        rest = item.trim_start();
    }
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let command = after.len() - after.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
        let (name, behind) = after.split_at(command);
        rest = match behind.strip_prefix('{').and_then(|inside| inside.split_once('}')) {
            Some((inside, behind)) if !name.is_empty() => {
                let mark = if name == "textbf" { "**" } else { "" };
                out.push_str(&format!("{mark}{inside}{mark}"));
                behind
            }
            // `\%` and `\&` are what they show.
            _ if name.is_empty() => after,
            _ => {
                out.push_str(&format!("\\{name}"));
                behind
            }
        };
    }
    out + rest
}

fn is_latex_data(line: &str) -> bool {
    const STARTS: [&str; 7] =
        ["\\begin", "\\end", "\\documentclass", "\\usepackage", "\\maketitle", "\\tableofcontents", "%"];
    STARTS.iter().any(|start| line.trim_start().starts_with(start))
}

#[cfg(test)]
mod tests {
    use crate::import::prepare::prepare;

    #[track_caller]
    fn check(text: &str, lines: &[&str]) {
        assert_eq!(prepare(text).lines, lines, "{text}");
    }

    #[test]
    fn headings_and_bold_are_those_of_markdown() {
        check(
            "= Prep =\n== Why us? ==\n* '''Task:''' I ''chose''.",
            &["# Prep", "## Why us?", "* **Task:** I *chose*."],
        );
        check("h1. Prep\n\nh2. Why us?\nYour maps.", &["# Prep", "", "## Why us?", "Your maps."]);
        check(
            "\\begin{document}\n\\section*{Why us?}\n\\item \\textbf{Task:} I \\emph{chose} 5\\%.\n\\LaTeX{} x",
            &["", "## Why us?", "- **Task:** I chose 5%.", " x"],
        );
    }

    #[test]
    fn other_notes_stay_as_they_are() {
        for text in ["## Why us?\nh2. no", "a == b ==\nWhy ''us''?", "h2 is a heading. Why?", "Use \\textbf{x}."] {
            assert_eq!(prepare(text).text, text);
        }
    }
}
