//! Whether an answer names another way that could have been taken: interviewers ask for it when it does not.

use super::language::{Language, language};
use super::tokens::{Phrases, tokens};
use std::sync::LazyLock;

/// Words by which English answers weigh one way against another.
static WEIGHED: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "alternative, alternatives, alternatively, option, options, instead of, rather than, as opposed to, other way, other ways, another way, \
         other approach, another approach, other approaches, other solution, another solution, could have, could also have, could either, \
         trade off, trade offs, tradeoff, tradeoffs, trade-off, trade-offs, pros and cons, ruled out, ruled it out, decided against, \
         considered, weighed, chose between, choose between, choice between, in favour of, in favor of, versus, plan b",
    )
});

/// Whether `text` names an alternative; `None` where it is not in English, since nobody here knows its words.
pub fn names_alternative(text: &str) -> Option<bool> {
    let tokens = tokens(text).0;
    (language(text, &tokens) == Language::English).then(|| !WEIGHED.find(&tokens).is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<bool>) {
        assert_eq!(names_alternative(text), expected, "{text}");
    }

    #[test]
    fn an_answer_that_weighs_two_ways_is_known_by_its_words() {
        check("I could have asked for more time, but the launch was fixed.", Some(true));
        check("We chose the queue instead of a second database.", Some(true));
        check("I wrote down the trade-offs and asked the team.", Some(true));
        check("I wrote a script and ran it every night until the data was clean.", Some(false));
        check("Ich habe das Skript geschrieben und es jede Nacht laufen lassen, und dann war es sauber.", None);
    }
}
