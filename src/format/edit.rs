//! Changes one key of a TOML text that a person edits, and not one byte beside it: comments, order, unknown keys, line
//! ends and a byte order mark stay.
//!
//! Works on the spans of the values instead of writing the document anew. Knows no kind of file.

use super::syntax::messages::explained;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

/// The text cannot be edited: it is not TOML, or the key is written in a way that leaves no line to change.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("cannot change `{key}`: {why}; fix the file first, `greenroom check` says where")]
pub struct EditError {
    pub key: String,
    pub why: String,
}

/// A file being edited: its whole text, and where the TOML in it lies.
#[derive(Debug, Clone)]
pub struct TomlText {
    text: String,
    toml: Range<usize>,
    line_end: &'static str,
}

impl TomlText {
    /// `toml` is where the TOML lies in `text`; a byte order mark is no part of it.
    pub fn new(text: &str, toml: Range<usize>) -> TomlText {
        let start = if text.starts_with('\u{feff}') { toml.start.max('\u{feff}'.len_utf8()) } else { toml.start };
        TomlText { text: text.to_owned(), toml: start..toml.end.max(start), line_end: line_end(text) }
    }

    /// The whole text of the file.
    pub fn into_text(self) -> String {
        self.text
    }

    /// Writes `value` (already TOML) for `key` of `table` (`""`: the top), in its place or on a line of its own.
    pub fn set(&mut self, table: &str, key: &str, value: &str) -> Result<(), EditError> {
        let place = match self.find(table, key)? {
            Some((_, place)) => place,
            None => return self.insert(table, key, value),
        };
        self.replace(place, value);
        self.recheck(key)
    }

    /// Takes the line of `key` of `table` out; nothing happens when it is not there.
    pub fn remove(&mut self, table: &str, key: &str) -> Result<(), EditError> {
        let Some((key_place, value_place)) = self.find(table, key)? else { return Ok(()) };
        let line = self.whole_lines(key_place.start..value_place.end);
        self.replace(line, "");
        self.recheck(key)
    }

    /// Adds `text` at the end of the list `key` at the top, unless it is in it; without the key it becomes `[text]`.
    pub fn add_to_list(&mut self, key: &str, text: &str) -> Result<(), EditError> {
        let Some((_, list)) = self.find("", key)? else {
            return self.set("", key, &format!("[{}]", quoted(text)));
        };
        let entries = self.list_entries(key)?;
        if entries.iter().any(|(entry, _)| entry == text) {
            return Ok(());
        }
        match entries.last() {
            None => self.replace(list, &format!("[{}]", quoted(text))),
            Some((_, last)) => self.insert_after(last.clone(), &list, text),
        }
        self.recheck(key)
    }

    /// Takes `text` out of the list `key` at the top.
    pub fn remove_from_list(&mut self, key: &str, text: &str) -> Result<(), EditError> {
        let Some((_, list)) = self.find("", key)? else { return Ok(()) };
        let entries = self.list_entries(key)?;
        let Some(index) = entries.iter().position(|(entry, _)| entry == text) else { return Ok(()) };
        let (_, entry) = &entries[index];
        let previous = index.checked_sub(1).and_then(|before| entries.get(before));
        let cut = self.entry_with_comma(entry.clone(), previous.map(|(_, place)| place.clone()), &list);
        self.replace(cut, "");
        self.recheck(key)
    }

    /// Whether `key` at the top is there and a list.
    pub fn is_list(&self, key: &str) -> Result<bool, EditError> {
        Ok(self.parse(key)?.get(key).is_some_and(|value| matches!(value.get_ref(), DeValue::Array(_))))
    }

    /// The texts of the list `key` at the top.
    pub fn texts(&self, key: &str) -> Result<Vec<String>, EditError> {
        Ok(self.list_entries(key)?.into_iter().map(|(text, _)| text).collect())
    }

    fn toml_text(&self) -> &str {
        self.text.get(self.toml.clone()).unwrap_or_default()
    }

    fn parse(&self, key: &str) -> Result<DeTable<'_>, EditError> {
        let parsed = DeTable::parse(self.toml_text()).map(Spanned::into_inner);
        parsed.map_err(|error| EditError {
            key: key.to_owned(),
            why: format!("the file is not TOML: {}", explained(error.message(), "").0),
        })
    }

    /// Says so when the edit broke the file: then there was a shape that this editor does not know.
    fn recheck(&self, key: &str) -> Result<(), EditError> {
        self.parse(key).map(|_| ())
    }

    fn replace(&mut self, place: Range<usize>, new: &str) {
        let grown = (self.toml.end + new.len()).saturating_sub(place.len());
        self.text.replace_range(place, new);
        self.toml.end = grown;
    }

    /// Where key and value of `key` in `table` stand, in bytes of the file.
    fn find(&self, table: &str, key: &str) -> Result<Option<KeyAndValue>, EditError> {
        let root = self.parse(key)?;
        let inner =
            if table.is_empty() { Some(&root) } else { root.get(table).and_then(|value| value.get_ref().as_table()) };
        let found = inner.and_then(|inner| inner.get_key_value(key));
        Ok(found.map(|(name, value)| (self.placed(name.span()), self.placed(value.span()))))
    }

    fn placed(&self, span: Range<usize>) -> Range<usize> {
        self.toml.start + span.start..self.toml.start + span.end
    }

    fn insert(&mut self, table: &str, key: &str, value: &str) -> Result<(), EditError> {
        let root = self.parse(key)?;
        let line = format!("{} = {value}{}", bare_or_quoted(key), self.line_end);
        let named = bare_or_quoted(table);
        let (at, line) = match root.get_key_value(table) {
            _ if table.is_empty() => (self.end_of_top(&root), line),
            Some((name, inner)) if has_header(name, inner) => {
                let last = inner.get_ref().as_table().and_then(last_value_end);
                let end = last.map_or(self.placed(inner.span()).end, |end| self.toml.start + end);
                (self.line_after(end), line)
            }
            Some((name, inner)) if is_implied(name, inner) => {
                match inner.get_ref().as_table().and_then(last_value_end) {
                    Some(end) => (self.line_after(self.toml.start + end), format!("{named}.{line}")),
                    None => (self.toml.end, self.with_header(&named, &line)),
                }
            }
            Some(_) => {
                let why =
                    format!("`{table}` is written on one line; give it a line `[{named}]` and a line for each key");
                return Err(EditError { key: key.to_owned(), why });
            }
            None => (self.toml.end, self.with_header(&named, &line)),
        };
        let joint = if at > self.toml.start && !self.text[..at].ends_with('\n') { self.line_end } else { "" };
        self.replace(at..at, &format!("{joint}{line}"));
        self.recheck(key)
    }

    /// Where a key at the top is added: behind the last one, else before the first header and what is said about it.
    fn end_of_top(&self, root: &DeTable) -> usize {
        match (last_value_end(root), first_header(root)) {
            (Some(end), _) => self.line_after(self.toml.start + end),
            (None, Some(header)) => self.comment_start(self.toml.start + header),
            (None, None) => self.toml.end,
        }
    }

    fn with_header(&self, table: &str, line: &str) -> String {
        let blank = if self.toml_text().trim().is_empty() { "" } else { self.line_end };
        format!("{blank}[{table}]{}{line}", self.line_end)
    }

    /// The start of the line after the one that holds `at`, within the TOML.
    fn line_after(&self, at: usize) -> usize {
        let rest = self.text.get(at..self.toml.end).unwrap_or_default();
        rest.find('\n').map_or(self.toml.end, |newline| at + newline + 1)
    }

    fn line_start(&self, at: usize) -> usize {
        let before = self.text.get(self.toml.start..at).unwrap_or_default();
        before.rfind('\n').map_or(self.toml.start, |newline| self.toml.start + newline + 1)
    }

    /// The start of the comment lines right above the line that starts at `at`.
    fn comment_start(&self, at: usize) -> usize {
        let mut start = at;
        while start > self.toml.start {
            let above = self.line_start(start - 1);
            if !self.text.get(above..start).is_some_and(|line| line.trim_start().starts_with('#')) {
                break;
            }
            start = above;
        }
        start
    }

    fn whole_lines(&self, place: Range<usize>) -> Range<usize> {
        self.line_start(place.start)..self.line_after(place.end)
    }

    fn list_entries(&self, key: &str) -> Result<Vec<(String, Range<usize>)>, EditError> {
        let root = self.parse(key)?;
        let list: Option<&DeArray> = root.get(key).and_then(|value| value.get_ref().as_array());
        let list =
            list.ok_or_else(|| EditError { key: key.to_owned(), why: "it is not a list of texts".to_owned() })?;
        let text = |value: &DeValue| value.as_str().unwrap_or_default().to_owned();
        Ok(list.iter().map(|entry| (text(entry.get_ref()), self.placed(entry.span()))).collect())
    }

    /// Puts `text` behind the list's last entry: on the same line, or on a line of its own where the others have one.
    fn insert_after(&mut self, last: Range<usize>, list: &Range<usize>, text: &str) {
        let before = self.text.get(self.line_start(last.start)..last.start).unwrap_or_default();
        let own_line = before.chars().all(char::is_whitespace) && self.line_start(last.start) > list.start;
        let after = self.text.get(last.end..list.end).unwrap_or_default();
        let line_rest = after.split('\n').next().unwrap_or_default();
        let closes_here = !after.contains('\n');
        if !own_line || closes_here {
            self.replace(last.end..last.end, &format!(", {}", quoted(text)));
            return;
        }
        let indent = before.to_owned();
        let has_comma = line_rest.trim_start().starts_with(',');
        let next_line = last.end + line_rest.len() + 1;
        let new_line = format!("{indent}{}{}{}", quoted(text), if has_comma { "," } else { "" }, self.line_end);
        self.replace(next_line..next_line, &new_line);
        if !has_comma {
            self.replace(last.end..last.end, ",");
        }
    }

    /// What goes with a list's `entry`: its whole line when it has one, else the comma and space on one side of it.
    fn entry_with_comma(
        &self,
        entry: Range<usize>,
        previous: Option<Range<usize>>,
        list: &Range<usize>,
    ) -> Range<usize> {
        let after = self.text.get(entry.end..list.end).unwrap_or_default();
        let comma = after.trim_start().starts_with(',').then(|| entry.end + (after.find(',').unwrap_or(0)) + 1);
        let line_start = self.line_start(entry.start);
        let alone =
            self.text.get(line_start..entry.start).unwrap_or_default().trim().is_empty() && line_start > list.start;
        let behind = self.text.get(comma.unwrap_or(entry.end)..list.end).unwrap_or_default();
        let first_line = behind.split('\n').next().unwrap_or_default().trim();
        if alone && behind.contains('\n') && (first_line.is_empty() || first_line.starts_with('#')) {
            return line_start..self.line_after(comma.unwrap_or(entry.end));
        }
        match (comma, previous) {
            (Some(end), _) => {
                let spaces = behind.len() - behind.trim_start_matches([' ', '\t']).len();
                entry.start..end + spaces
            }
            (None, Some(previous)) => previous.end..entry.end,
            (None, None) => entry,
        }
    }
}

/// Where a key and its value stand, in bytes of the file.
type KeyAndValue = (Range<usize>, Range<usize>);

/// `\r\n` when the first line of `text` ends so, else `\n`.
pub fn line_end(text: &str) -> &'static str {
    match text.find('\n') {
        Some(at) if text.get(..at).is_some_and(|line| line.ends_with('\r')) => "\r\n",
        _ => "\n",
    }
}

/// `text` as a TOML text on one line.
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// `texts` as a TOML list on one line.
pub fn quoted_list<S: AsRef<str>>(texts: impl IntoIterator<Item = S>) -> String {
    let quoted: Vec<String> = texts.into_iter().map(|text| quoted(text.as_ref())).collect();
    format!("[{}]", quoted.join(", "))
}

/// `key` as TOML writes it.
fn bare_or_quoted(key: &str) -> String {
    let bare = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    if bare { key.to_owned() } else { quoted(key) }
}

/// Whether `value` is a table that only the names of its keys or of other tables imply: `t` in `t.x = 1` and `[t.u]`.
fn is_implied(key: &Spanned<impl Sized>, value: &Spanned<DeValue>) -> bool {
    value.span() == key.span() && matches!(value.get_ref(), DeValue::Table(_))
}

/// Whether `value` is a table with a `[header]` of its own: then its key stands inside its span.
fn has_header(key: &Spanned<impl Sized>, value: &Spanned<DeValue>) -> bool {
    value.span().start < key.span().start && matches!(value.get_ref(), DeValue::Table(_) | DeValue::Array(_))
}

/// The end of the last value that belongs to `table` itself, not to a table with a header of its own.
fn last_value_end(table: &DeTable) -> Option<usize> {
    let own = table.iter().filter(|(key, value)| !has_header(key, value));
    let ends = own.filter_map(|(key, value)| match value.get_ref() {
        DeValue::Table(dotted) if is_implied(key, value) => last_value_end(dotted),
        _ => Some(value.span().end.max(key.span().end)),
    });
    ends.max()
}

/// Where the first header stands, of a table or of one in it.
fn first_header(table: &DeTable) -> Option<usize> {
    let starts = table.iter().flat_map(|(key, value)| {
        let own = has_header(key, value).then(|| value.span().start);
        [own, value.get_ref().as_table().and_then(first_header)]
    });
    starts.flatten().min()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(text: &str, change: impl FnOnce(&mut TomlText) -> Result<(), EditError>) -> String {
        let mut toml = TomlText::new(text, 0..text.len());
        change(&mut toml).expect("an edit");
        toml.into_text()
    }

    #[track_caller]
    fn check_set(before: &str, table: &str, key: &str, value: &str, after: &str) {
        assert_eq!(edit(before, |toml| toml.set(table, key, value)), after);
    }

    #[track_caller]
    fn check_add(before: &str, after: &str) {
        assert_eq!(edit(before, |toml| toml.add_to_list("star", "new")), after);
    }

    #[track_caller]
    fn check_take(before: &str, after: &str) {
        assert_eq!(edit(before, |toml| toml.remove_from_list("star", "b")), after);
    }

    #[test]
    fn a_value_is_replaced_in_its_place() {
        check_set("# top\r\na = 1   # why\r\nx = 2", "", "a", "30", "# top\r\na = 30   # why\r\nx = 2");
        check_set("\u{feff}\"a\" = 1\n", "", "a", "2", "\u{feff}\"a\" = 2\n");
        check_set("[seconds]\na = 1\nb = 2\n", "seconds", "a", "7", "[seconds]\na = 7\nb = 2\n");
        check_set("t = { a = 1 }\n", "t", "a", "2", "t = { a = 2 }\n");
    }

    #[test]
    fn a_new_key_stands_behind_the_last_one_of_its_table() {
        check_set("", "", "a", "1", "a = 1\n");
        check_set("x = 2", "", "a", "1", "x = 2\na = 1\n");
        check_set("x = [\n 1,\n] # c\n\n[t]\ny = 1\n", "", "a", "1", "x = [\n 1,\n] # c\na = 1\n\n[t]\ny = 1\n");
        check_set("# mine\n\n# about t\n[t]\ny = 1\n", "", "a", "1", "# mine\n\na = 1\n# about t\n[t]\ny = 1\n");
        check_set("[t]\ny = 1\n[u]\n", "t", "a b", "1", "[t]\ny = 1\n\"a b\" = 1\n[u]\n");
        check_set("[t]\n[u]\n", "t", "a", "1", "[t]\na = 1\n[u]\n");
        check_set("x = 1\r\n", "t", "a", "1", "x = 1\r\n\r\n[t]\r\na = 1\r\n");
        check_set("t.x = 1\n[u]\n", "", "a", "1", "t.x = 1\na = 1\n[u]\n");
    }

    #[test]
    fn tables_that_are_only_implied_take_no_key_to_themselves() {
        check_set("x = 2\n[t.u]\ny = 1\n", "", "a", "1", "x = 2\na = 1\n[t.u]\ny = 1\n");
        check_set("[t.u]\ny = 1\n", "", "a", "1", "a = 1\n[t.u]\ny = 1\n");
        check_set("[[t.u]]\ny = 1\n", "", "a", "1", "a = 1\n[[t.u]]\ny = 1\n");
        check_set("[t.u.v]\n[t]\nz = 1\n", "", "a", "1", "a = 1\n[t.u.v]\n[t]\nz = 1\n");
        check_set("x.y.z = 1\n[t.u]\n", "", "a", "1", "x.y.z = 1\na = 1\n[t.u]\n");
        check_set("[t.u]\ny = 1\n", "t", "a", "1", "[t.u]\ny = 1\n\n[t]\na = 1\n");
        check_set("[t]\nz = 1\n[t.u]\ny = 1\n", "t", "a", "1", "[t]\nz = 1\na = 1\n[t.u]\ny = 1\n");
        check_add("[t.u]\ny = 1\n", "star = [\"new\"]\n[t.u]\ny = 1\n");
        check_set("t.x = 1\n", "t", "a", "1", "t.x = 1\nt.a = 1\n");
        check_set("t.x.y = 1\n[u]\n", "t", "a", "1", "t.x.y = 1\nt.a = 1\n[u]\n");
        let mut braces = TomlText::new("t = { x = 1 }\n", 0..14);
        let refused = braces.set("t", "a", "1").expect_err("no place").why;
        assert!(refused.contains("`t` is written on one line"), "{refused}");
    }

    #[test]
    fn a_removed_key_takes_its_line_along() {
        let before = "# c\na = [\n  1, # x\n] # y\nb = 2\n";
        assert_eq!(edit(before, |toml| toml.remove("", "a")), "# c\nb = 2\n");
        assert_eq!(edit(before, |toml| toml.remove("", "z")), before);
    }

    #[test]
    fn an_entry_is_added_the_way_the_list_is_written() {
        check_add("", "star = [\"new\"]\n");
        check_add("star = [] # none\n", "star = [\"new\"] # none\n");
        check_add("star = [\"a\", 'b'] # two\n", "star = [\"a\", 'b', \"new\"] # two\n");
        check_add("star = [\"a\",]\n", "star = [\"a\", \"new\",]\n");
        check_add("star = [\r\n  \"a\", # x\r\n]\r\n", "star = [\r\n  \"a\", # x\r\n  \"new\",\r\n]\r\n");
        check_add("star = [\n\t\"a\" # x\n]\n", "star = [\n\t\"a\", # x\n\t\"new\"\n]\n");
        check_add("star = [\n \"a\"]\n", "star = [\n \"a\", \"new\"]\n");
        check_add("star = [\"new\"]\n", "star = [\"new\"]\n");
    }

    #[test]
    fn an_entry_is_taken_out_with_its_comma() {
        check_take("star = [\"b\"]\n", "star = []\n");
        check_take("star = [\"a\", \"b\"] # x\n", "star = [\"a\"] # x\n");
        check_take("star = [\"b\", \"c\"]\n", "star = [\"c\"]\n");
        check_take("star = [\n  \"a\",\n  \"b\", # x\n  \"c\",\n]\n", "star = [\n  \"a\",\n  \"c\",\n]\n");
        check_take("star = [\n  \"a\",\n  \"b\"\n]\n", "star = [\n  \"a\",\n]\n");
        check_take("star = [\"a\"]\n", "star = [\"a\"]\n");
    }

    #[test]
    fn what_is_not_toml_is_left_alone() {
        let mut toml = TomlText::new("a = ", 0..4);
        assert!(toml.set("", "b", "1").is_err());
        assert_eq!(toml.into_text(), "a = ");
    }

    #[test]
    fn any_text_survives_quoting() {
        for text in ["", "a\"b\\c", "line\nbreak\ttab\r", "\u{1b}\u{7f}\u{85}", "重点 👍"] {
            let toml = format!("{} = {}", bare_or_quoted(text), quoted(text));
            let table = DeTable::parse(&toml).expect("TOML").into_inner();
            let (key, value) = table.iter().next().expect("an entry");
            assert_eq!((key.get_ref().as_ref(), value.get_ref().as_str()), (text, Some(text)));
        }
    }
}
