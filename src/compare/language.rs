//! Whether a text is in English, so that checks bound to its words say "cannot tell" on any other language.
//!
//! By script first, then by function words; a short text counts as English until something speaks against it. A
//! language is added to [`ELSEWHERE`].

use super::tokens::Token;
use hashbrown::HashSet;
use std::sync::LazyLock;

/// What a text is written in, as far as the checks need to know: they know English alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    English,
    Other,
}

/// Words that nearly every English text has.
const ENGLISH: &str = "the a an and or but so of to in on at for from with by as is are was were be been have has had do \
    did not no it this that these those i we you he she they my our your his her their me us him them what which who \
    when where how if then than there here would will can could should about into after before because up out all one \
    more just it's i'm don't didn't wasn't i've we've i'd that's";

/// Frequent function words of other languages that are written with Latin letters, none of them an English word that
/// an answer is likely to hold.
const ELSEWHERE: &str = "el los las una unos que y por para con del como pero su sus lo muy fue mi nos cuando porque \
    le les des est et dans pour que qui sur avec pas nous je il elle mon notre mais plus cette ce aux être était \
    der das und ist nicht ich wir ein eine einen mit auf für den dem zu sich als auch wurde haben hatte sie dass bei war \
    di che non per sono della delle nel alla anche più una abbiamo ho gli \
    não uma os em da dos das foi nós eu mas seu minha \
    het een van niet met voor ik wij dat naar ook aan werd \
    och att det som på jag för inte har med till var vi av ett den \
    og jeg ikke til er på vi det af \
    ja on ei että se oli mutta hän minä me kun \
    nie jest się że na do jak ale był w z i o my \
    ve bir bu için ile da de ben biz çok ama \
    yang dan di untuk dengan saya kami ini itu tidak dari pada \
    și în la cu nu mai este au un sau fost \
    az egy és hogy nem van volt de meg \
    je se na da su smo sam ali sa kako \
    ang ng mga sa ko ay hindi kami \
    katika ya wa na kwa ni";

/// Too few words to tell by function words alone.
const FEW: usize = 15;

/// The language of a text whose words are `tokens`.
pub fn language(text: &str, tokens: &[Token]) -> Language {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let latin = text.chars().filter(|c| c.is_alphabetic() && is_latin(*c)).count();
    if letters > 0 && latin * 2 < letters {
        return Language::Other;
    }
    let english = count(tokens, &ENGLISH_WORDS);
    let elsewhere = count(tokens, &OTHER_WORDS);
    let nothing_english = tokens.len() >= FEW && english * 20 < tokens.len() && latin != letters;
    if (elsewhere > english && elsewhere * 8 >= tokens.len() && elsewhere >= 2) || nothing_english {
        return Language::Other;
    }
    Language::English
}

/// How many of `tokens` are function words of English, and of other languages.
pub fn function_words(tokens: &[Token]) -> (usize, usize) {
    (count(tokens, &ENGLISH_WORDS), count(tokens, &OTHER_WORDS))
}

static ENGLISH_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| ENGLISH.split_whitespace().collect());

/// Without the words that English has as well.
static OTHER_WORDS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| ELSEWHERE.split_whitespace().filter(|word| !ENGLISH_WORDS.contains(word)).collect());

fn count(tokens: &[Token], words: &HashSet<&str>) -> usize {
    tokens.iter().filter(|token| words.contains(token.text.as_str())).count()
}

fn is_latin(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | 'ﬀ'..='ﬆ')
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Language) {
        assert_eq!(language(text, &tokens(text).0), expected, "{text}");
    }

    #[test]
    fn english_in_any_register_is_english() {
        check("", Language::English);
        check("Led migration. Cut costs 30%.", Language::English);
        check("- wrote plan\n- asked product team\n- shipped two weeks early", Language::English);
        check("so um i propose to my manager yesterday that we was using the old model for demo", Language::English);
        check("We had a café in Zürich as a client, and Müller asked me.", Language::English);
    }

    #[test]
    fn other_languages_are_other() {
        check("会議で二つの案の利点とリスクを書き出しました。", Language::Other);
        check("Мы подготовили демо для клиента", Language::Other);
        check("Tuvimos un desacuerdo con mi jefe sobre el modelo que íbamos a usar para la demo", Language::Other);
        check("Wir hatten eine Meinungsverschiedenheit und ich habe die Risiken aufgeschrieben", Language::Other);
        check("J'ai présenté les risques à mon chef et nous avons choisi le modèle stable", Language::Other);
    }
}
