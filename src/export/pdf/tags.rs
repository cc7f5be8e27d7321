//! The structure of a PDF for reading machines: headings, paragraphs and lists, in reading order.

use super::flow::Role;
use krilla::tagging::{Identifier, ListNumbering, Tag, TagGroup, TagTree};
use std::num::NonZeroU16;

/// The tree of the elements with these `roles`, each with the pieces of text that were drawn for it.
pub fn tree(roles: &[Role], pieces: Vec<Vec<Identifier>>, language: &str) -> TagTree {
    let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
    let mut list: Option<TagGroup> = None;
    for (role, pieces) in roles.iter().zip(pieces) {
        if pieces.is_empty() {
            continue;
        }
        if *role == Role::Item {
            let mut item = TagGroup::new(Tag::LI);
            item.push(with(TagGroup::new(Tag::LBody), pieces));
            list.get_or_insert_with(|| TagGroup::new(Tag::L(ListNumbering::None))).push(item);
            continue;
        }
        list.take().into_iter().for_each(|list| tree.push(list));
        let group = match role {
            Role::Heading(level) => TagGroup::new(Tag::Hn(NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN), None)),
            Role::Text | Role::Item | Role::Ornament => TagGroup::new(Tag::P),
        };
        tree.push(with(group, pieces));
    }
    list.into_iter().for_each(|list| tree.push(list));
    tree
}

fn with(mut group: TagGroup, pieces: Vec<Identifier>) -> TagGroup {
    pieces.into_iter().for_each(|piece| group.push(piece));
    group
}
