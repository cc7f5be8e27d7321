//! Short drafts of every quality and in many registers: what each rule finds in them, and what it leaves alone.

use super::*;

/// Whether `rule` warns of each of `drafts`, typed without headings.
#[track_caller]
fn warns(rule: &str, drafts: &[&str]) {
    for draft in drafts {
        check(&typed(draft), rule, WARN);
    }
}

/// Whether `rule` says nothing against any of `drafts`.
#[track_caller]
fn spares(rule: &str, drafts: &[&str]) {
    for draft in drafts {
        let found = typed(draft).compare();
        let warned = find(&found, rule).is_some_and(|finding| finding.status == Status::Warn);
        assert!(!warned, "{rule} of {draft:?}");
    }
}

#[test]
fn advice_self_description_and_buzz_are_no_episode() {
    warns(
        "episode",
        &[
            "I am a calm person under pressure. I like to plan my work well and to keep an overview. When something goes wrong, I look for the \
             cause and not for the guilty one. My colleagues know that they can come to me at any hour, and that I listen before I speak.",
            "Good communication is the heart of every team. You have to listen, you have to be honest, and you have to bring people together. \
             If everybody pulls in the same direction, the result comes by itself, and this is how I see my role as a colleague and as a leader.",
            "As a results-driven professional I leveraged cross-functional synergies and championed a culture of excellence. I fostered seamless \
             collaboration, empowered stakeholders and delivered impactful outcomes through a robust and scalable strategic mindset.",
            "We had various issues with certain things, and I communicated with several stakeholders to make sure that everyone was aligned. I was \
             proactive about the challenges, handled different issues as they came, and everybody saw an improvement in the collaboration.",
            "so basically i think the important thing is that you always stay positive and you never give up and i always try to see the other side \
             and people tell me that i am a good listener and i believe that is what makes a good engineer in the end you know",
            "In my last role we had a key project with several challenges. I communicated with various stakeholders, made sure that everyone was \
             aligned, improved certain things, and always stayed proactive. It was a great success and everybody was happy with the outcomes.",
            "- strong team player\n- always open for feedback\n- believe in trust and transparency\n- good at handling pressure and conflict\n\
             - like to learn new tools every day\n- see problems as chances\n- good sense of humour\n- people come to me for help\n\
             - never lose sight of the goal\n- quality first and no shortcuts",
        ],
    );
    spares(
        "episode",
        &[
            "The pharmacy till froze on a Saturday with a queue to the door. I wrote the receipts by hand, took phone numbers, and rang every \
             customer on Monday when the till was back. Nobody had been charged twice.",
            "so the oven went out at five in the morning and i had like two hundred rolls on the trays and i called the other bakery and i \
             drove them over in my own car and we opened at seven",
            "In my internship they give me the old test suite. I look at it for one week and I find forty tests that never run. I switch them \
             on and eleven are red, and I show it to my mentor.",
            "- Hospital lift stuck, 3 patients waiting\n- Called the fitter, took the stairs with the blood samples\n- Wrote a plan for the next \
             time, now on the wall of the ward",
            "My grandmother's choir had no conductor for the spring concert, so I stepped in. I had never conducted. I learned the four pieces \
             from recordings, and we sang them in May.",
            "Our landlord wanted to sell the workshop. I asked the six other tenants to my kitchen, we wrote one letter together, and he gave us \
             two more years.",
        ],
    );
}

#[test]
fn a_lesson_is_said_in_many_ways_and_not_by_every_word_about_learning() {
    spares(
        "lesson",
        &[
            "I sent the invoice to the wrong client and rang both at once. Should have read the address aloud first.",
            "We lost the booking because nobody had written it down. It reminds me that a nod is no promise.",
            "The demo crashed and I had no copy. Key learning: bring the video.",
            "- 40 guests, one oven\n- borrowed the neighbour's\n- lesson: test the oven the day before",
            "I forgot the allergy list. After this I make a checklist with the cook and we use it until now.",
            "I shouted at the trainee and said sorry the same day. Since then I count to ten.",
            "The roof leaked over the archive. I learned that you check a roof before you store paper under it.",
            "We dried nine boxes out of ten. From this I took that one must ask early.",
            "He left because I had never asked him. In hindsight one question would have been enough.",
        ],
    );
    warns(
        "lesson",
        &[
            "I gave professional lessons to beginners and the group grew from four to nine within the year, and then I stopped for my exam.",
            "I would have to help in the kitchen every evening, and I did it until the new cook came, and the guests were fed on time.",
            "We used to close at six and I kept the shop open until eight for two weeks, and we sold the rest of the stock.",
            "I told the customer that we would deliver it in the future, sent the first box that day, and he paid the bill.",
            "My task was to learn the new till. I read the manual, tried every key, and opened the shop alone on the third day.",
            "I moved the file to the new server and there were no complaints any more, so we closed the ticket on Friday evening.",
            "I fixed the pump and wrote a note for the night shift. It was hard work and I learned a lot.",
        ],
    );
}

#[test]
fn a_result_is_known_by_more_than_a_strategy_or_since_then() {
    let result = |text: &str| with("Result", text);
    for text in [
        "We adopted a strategy of openness and felt better about it.",
        "There was a code review of it and the mood was good.",
        "Since then the mood has been better.",
        "Everybody was proud and the work went on smoothly.",
    ] {
        check(&result(text), "result.measure", WARN);
    }
    for text in [
        "The queue shrank to nine people.",
        "Three other wards adopted it.",
        "The client renewed in March.",
        "Nobody has called about it again.",
        "they use it in all shops until now",
        "Bug rate down by half",
    ] {
        check(&result(text), "result.measure", OK);
    }
}

#[test]
fn under_two_fifths_of_the_time_a_draft_is_very_short() {
    let short = "We had a bug in production last year. I looked at the logs, found the problem, and deployed the fix within two hours.";
    let comparison = typed(short).compare();
    let message = "Very short: 0:09 of 2:00. Add the steps you took.";
    assert_eq!(comparison.fix.map(|fix| fix.message), Some(message.to_owned()));
    for framework in [Framework::Introduction, Framework::Trait, Framework::Open] {
        check(&typed(short).of(framework), "length.short", WARN);
    }
    check(&spoken("", [8, 0, 0, 0]), "length.short", WARN);
    check(&typed(GOOD), "length.short", None);
    let limited = crate::domain::DraftHead { limit: Some(20), ..head() };
    check(&typed(short).with_head(limited), "length.short", None);
    let as_short = typed(short).against(answer("mine", true), short);
    check(&as_short, "length.short", WARN);
}

#[test]
fn in_another_length_a_story_is_judged_by_that_length() {
    let limited = |seconds, draft: &str| {
        let head = crate::domain::DraftHead { limit: Some(seconds), ..head() };
        typed(draft).with_head(head).against(answer("mine", true), GOOD)
    };
    let short = "## Situation\nLast spring a client demo was near and we had two versions of the model.\n## Task\nI had to choose.\n\
        ## Action\nI listed the risk of each version on one page and asked product to look at it with me.\n\
        ## Result\nWe settled on the stable model within two days.";
    check(&limited(180, short), "length.short", WARN);
    check(&limited(30, short), "length", OK);
    check(&limited(30, short), "share.action", OK);
    check(&limited(60, short), "share.action", UNKNOWN);
    let has_point = |seconds| limited(seconds, short).compare().fixes.iter().any(|fix| fix.rule == POINT);
    assert_eq!([30, 60, 180].map(has_point), [false, true, true]);
    check(&limited(30, GOOD), "length", WARN);
}

#[test]
fn a_full_draft_of_another_story_misses_nothing_and_says_so() {
    let ferry = "## Situation\nThe last ferry to the island was cancelled in a storm, and forty guests of a wedding stood on the quay.\n\
        ## Task\nI ran the harbour office that night, and they were mine to look after.\n## Action\nI opened the sailing club, rang three \
        bakers for bread, and asked the fishermen who would dare the crossing at dawn. I kept a list of who had a baby and who had medicine to \
        take.\n## Result\nAll forty were on the island by nine in the morning. I learned to ask for phone numbers first.";
    let mine = answer("mine", true);
    let comparison = typed(ferry).against(mine.clone(), GOOD).compare();
    assert!(
        comparison.is_another_story()
            && comparison.points.iter().all(|point| point.band.is_none() && point.figure.is_none())
    );
    assert!(comparison.fixes.iter().all(|fix| ![FIGURE, POINT].contains(&fix.rule)), "{:?}", comparison.fixes);
    assert!(!typed(GOOD).against(mine, GOOD).compare().is_another_story());
    let theirs = typed(ferry).against(answer("theirs", false), GOOD).compare();
    assert!(
        !theirs.is_another_story()
            && theirs.points.iter().all(|point| point.band.is_none() && point.evidence.is_none())
    );
}

#[test]
fn a_spoken_draft_gets_its_fix_from_the_clock_and_the_ticks() {
    let only_one = spoken("", [100, 0, 0, 0]).compare();
    assert_eq!(only_one.fix.map(|fix| fix.rule), Some("share.parts"));
    let goes_on = spoken("", [12, 6, 4, 2]).compare();
    let why = find(&goes_on, "share.setup").map(|finding| finding.message.clone()).unwrap_or_default();
    assert!(!why.contains("did not go from part to part"), "{why}");
    let mut ticks = head();
    ticks.said = vec!["I owned the model and had to recommend one of them.".to_owned()];
    let ticked = spoken("", [20, 10, 60, 15]).with_head(ticks).against(answer("mine", true), GOOD).compare();
    let fix = ticked.fix.expect("something was not ticked");
    assert!(fix.rule == POINT && fix.message.contains("two weeks"), "what has a figure comes first: {fix:?}");
}

#[test]
fn a_story_about_something_else_is_asked_whether_it_answers_and_a_quarrel_in_any_words_is_not() {
    for draft in [
        "- bought tomato seeds in March\n- sowed 40 pots on the balcony\n- watered at six each morning\n- picked eleven kilos by August\n\
         - gave half of them to the school kitchen",
        "so last winter the lift in our house was stuck for three weeks and um i carried the shopping up for the old lady on the fifth floor \
         and she baked me a cake every sunday and yeah that was nice",
        "In my first job I must count the stock of screws every month. I make a photo of each box and a small table, and after this the \
         counting takes two hours and not one day. The shop uses my table until today.",
    ] {
        check(&typed(draft), "question", UNKNOWN);
    }
    for draft in [
        "My boss wanted to open on Sundays and I thought it was a mistake. I showed him what the other shops had earned, he showed me the rent, \
         and we tried it for a month. He was right, and I said so.",
        "- trainer: same plan for all\n- me: no, two groups\n- argued, tried both for a week, compared times\n- we kept two groups, still friends",
        "so my manager and me we had this fight over the rota and i was like no way and he goes it's decided and then i asked the others and \
         we sat down and split the weekends",
        "My colleague say the wall must be red, I say white. We discuss long time. Then I ask the client and he want red, so I accept it and I \
         help my colleague to paint.",
    ] {
        check(&typed(draft), "question", None);
    }
}

#[test]
fn whose_steps_they_are_is_heard_in_any_register() {
    for (action, expected) in [
        ("rang the plumber, turned off the water, moved the books upstairs and dried the shelves with a fan", OK),
        ("- rang the plumber\n- turned off the water\n- moved the books upstairs", OK),
        ("I call the plumber, I close the water and I bring the books up.", OK),
        (
            "so we rang the plumber and we turned off the water and then we moved all the books and we dried the shelves",
            WARN,
        ),
        (
            "We rang the plumber. We turned off the water. I moved the books. We dried the shelves, and we wrote to the insurer.",
            WARN,
        ),
        ("The plumber was called, the water was turned off, and the books were moved upstairs.", UNKNOWN),
    ] {
        check(&with("Action", action), "ownership", expected);
    }
}

#[test]
fn a_few_hedges_and_absolutes_are_left_alone() {
    for (action, rule, expected) in [
        ("I asked them twice, maybe three times, and wrote it down. I then told the client.", "hedges", OK),
        (
            "um i think we kind of asked them maybe twice i guess and then i sort of wrote it down or something",
            "hedges",
            WARN,
        ),
        ("I think of my team first, so I asked them about the kind of work they like.", "hedges", None),
        ("I asked everyone on the floor and nobody had the key.", "absolutes", OK),
        (
            "I never give up, I always answer at once, everybody knows it, and everything I do is perfect.",
            "absolutes",
            WARN,
        ),
        ("I have never been late since, and almost always early.", "absolutes", None),
    ] {
        check(&with("Action", action), rule, expected);
    }
}

#[test]
fn an_outcome_is_what_changed_in_any_register() {
    for (result, expected) in [
        ("The water was off within ten minutes, and no book was lost.", OK),
        ("so in the end the shop opened at nine like always and nobody had noticed", OK),
        ("- shop open at nine\n- insurer paid in full", OK),
        ("Finally the owner accept my idea and we change the pump every year.", OK),
        ("It went well. The owner gave me the keys to the second shop.", OK),
        ("It went really well and everybody was happy.", WARN),
        ("so yeah it worked out well", WARN),
        ("- went great\n- was proud", WARN),
        ("Everything went fine, and my boss was very happy.", WARN),
        ("Done.", UNKNOWN),
    ] {
        check(&with("Result", result), "result.outcome", expected);
    }
}

#[test]
fn blame_is_heard_in_any_register_and_a_fair_quarrel_is_none() {
    for (action, expected) in [
        ("so the night guy he was just lazy and i did his whole list and wrote the plan", WARN),
        ("so my boss was totally clueless and i did the whole list myself", WARN),
        ("- boss was useless\n- did the list alone", WARN),
        ("My colleague was lazy, so I make his work and I write the list.", WARN),
        ("The landlord let us down, so I rang three others.", WARN),
        ("It was the supplier's fault. I rang three others.", WARN),
        ("My boss wanted it red, I wanted it white, and I showed him both.", None),
        ("so he said no and i said why and we looked at the numbers together", None),
        ("- disagreed with boss\n- asked the client\n- client took his", None),
        ("My manager is strict and I do not agree with him, but I ask him to explain me.", None),
        ("He was late twice. I asked him why, and it was his child.", None),
    ] {
        check(&with("Action", action), "blame", expected);
    }
}

#[test]
fn the_setup_is_long_from_a_third_on_and_not_before() {
    let setup = |words: usize| with("Situation", &format!("{}.", vec!["shelf"; words].join(" ")));
    check(&setup(20), "share.setup", OK);
    check(&setup(30), "share.setup", OK);
    check(&setup(45), "share.setup", WARN);
    check(&spoken("", [25, 9, 60, 6]), "share.setup", OK);
    check(&spoken("", [27, 9, 58, 6]), "share.setup", WARN);
}

#[test]
fn very_short_ends_at_two_fifths_of_the_time() {
    let words = |count: usize| {
        let steps: Vec<String> = (0..count / 4).map(|step| format!("I carried box{step} down.")).collect();
        typed(&format!("{} {}", steps.join(" "), vec!["then"; count % 4].join(" ")))
    };
    check(&words(119), "length.short", WARN);
    check(&words(120), "length.short", None);
    check(&spoken("", [10, 5, 25, 7]), "length.short", WARN);
    check(&spoken("", [10, 5, 25, 8]), "length.short", None);
}

#[test]
fn twelve_fillers_a_minute_are_too_many_and_eleven_are_left_open() {
    let said = "so um we had two hundred crates and um i counted them um by hand and um wrote the list and um the driver \
        came and um we loaded um all of it and um he left on time um that was um it and um we were glad";
    let of = |seconds: u32| spoken(said, [seconds, 0, 0, 0]);
    check(&of(60), "fillers", UNKNOWN);
    check(&of(55), "fillers", WARN);
    check(&spoken(&said.replace("um ", ""), [55, 0, 0, 0]), "fillers", None);
    check(&typed(said), "fillers", None);
}

#[test]
fn nothing_good_is_said_of_an_event_that_is_not_told() {
    let advice = "When you are late, the most important thing is to be honest about it. You should always tell your manager as early \
        as possible, explain the reason and propose another date. I believe that openness builds trust. It is also good to look at the \
        estimates afterwards and to find out what went wrong, so that next time it will be better.";
    check(&typed(advice), "episode", WARN);
    check(&typed(advice), "lesson", UNKNOWN);
    let buzz = "## Situation\nOperational excellence was a key priority in our dynamic environment.\n## Task\nI was entrusted with the \
        ownership of a strategic transformation.\n## Action\nI aligned the stakeholders, fostered a culture of accountability and drove \
        continuous improvement. I leveraged strong communication to empower the teams.\n## Result\nThe initiative delivered meaningful \
        value and was recognised as a success. It strengthened trust across the whole landscape.";
    check(&typed(buzz), "episode", WARN);
    check(&typed(buzz), "ownership", UNKNOWN);
    check(&typed(buzz), "result.outcome", UNKNOWN);
    let lessons = "I learned that one has to count the crates before the lorry leaves. I learned to ask the driver. I learned that lists \
        help, and I realised that a second look is worth it.";
    assert_eq!(find(&typed(lessons).compare(), "episode").map(|finding| finding.status), UNKNOWN);
}

#[test]
fn another_story_is_known_in_any_register_and_one_s_own_in_every_one() {
    let mine = |draft: &str| typed(draft).against(answer("mine", true), GOOD);
    check(
        &mine(
            "so the ferry was off because of the storm and there were like forty guests for the wedding on the quay and i opened \
             the sailing club and i called three bakers for bread and i asked the fishermen who can cross at six in the morning \
             and i had a list who has a baby and who needs medicine and at nine they were all over there",
        ),
        "story",
        WARN,
    );
    check(
        &mine(
            "- ferry cancelled, storm, forty wedding guests on the quay\n- harbour office was mine that night\n- opened the sailing \
             club\n- bread from three bakers\n- asked fishermen for a crossing at dawn\n- list of babies and of medicine\n- all \
             forty over by nine in the morning\n- next time: phone numbers first\n- since then a sheet hangs in the office with \
             every fisherman and his boat",
        ),
        "story",
        WARN,
    );
    check(
        &mine(
            "so last spring the client demo was like two weeks away and there were two versions of the model and i had to say which one \
             and i made one page with the benefit and the risk of each and asked product and engineering to go over it and i showed \
             them where the simple one breaks and in two days we took the stable one and the demo was fine",
        ),
        "story",
        None,
    );
    check(
        &mine(
            "Last spring we prepare a demo for client in two weeks and there is two versions of model. I must recommend one. I write \
             one page with benefit and risk of each version, I invite product and engineering to look at it, I show them the cases \
             when simple model is broken and I say what I do not know. After two days we take the stable model and demo has no incident.",
        ),
        "story",
        None,
    );
    check(&mine("We had two models and I took one of them after a talk with my boss."), "story", None);
    let vague = "I think I helped a bit with the wedding ferry. It was kind of late, I guess, and people got somewhat nervous. I looked \
        into it and perhaps I found something that could be done about it. It got better after a while. I suppose they liked it in \
        the end. Others did more than me, probably, but I was there and tried to be useful where I could be of any use.";
    let headed = |headline: &str| {
        let mine = crate::domain::Answer { headline: Some(headline.to_owned()), ..answer("mine", true) };
        typed(vague).against(mine, GOOD)
    };
    check(&headed("Demo of a model"), "story", WARN);
    check(&headed("The wedding ferry that came late"), "story", None);
}

#[test]
fn a_name_on_the_list_is_found_in_any_form() {
    for (situation, expected) in [
        ("I worked at Acme for two years.", WARN),
        ("so i was with acme at that time", WARN),
        ("- Acme's warehouse\n- night shift", WARN),
        ("At ＡＣＭＥ I counted crates.", WARN),
        ("I worked at a large retailer.", None),
        ("My acmeist friends wrote poems.", None),
    ] {
        check(&with("Situation", situation), "redaction", expected);
    }
}

#[test]
fn a_few_changed_words_are_not_the_answer_word_for_word() {
    let mine = |draft: &str| typed(draft).against(answer("mine", true), GOOD);
    check(&mine(&GOOD.to_lowercase()), "verbatim", WARN);
    check(&mine(&GOOD.replace("stable", "older")), "verbatim", WARN);
    let retold = GOOD.replace("the ", "that ").replace("I ", "we ").replace(" and ", ", then ");
    check(&mine(&retold), "verbatim", None);
    check(&mine("We had two versions of the model. I had to recommend one of them."), "verbatim", None);
}
