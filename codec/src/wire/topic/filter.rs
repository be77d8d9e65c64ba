//! Subscription filters.

use alloc::{format, string::String};

use super::{complain, levels, refuse_text};
use crate::error::{Code, Error};

/// A checked subscription filter: `+` stands for one level, `#` at the end for any number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Filter<'a> {
    text: &'a str,
}

impl<'a> Filter<'a> {
    /// Checks a filter.
    ///
    /// # Errors
    /// [`Code::TopicEmpty`], [`Code::TopicTooLong`], [`Code::TopicNul`]; [`Code::TopicFilter`] when a wildcard shares its
    /// level or `#` is not the last level.
    pub fn new(text: &'a str) -> Result<Self, Error> {
        if let Some(error) = refuse_text(text) {
            return Err(error);
        }
        let mut at = 0_usize;
        for level in levels(text) {
            let end = at.saturating_add(level.len());
            let alone = level.len() == 1;
            let misplaced = match level.find(['+', '#']) {
                None => None,
                Some(inside) if !alone => Some(inside),
                Some(_) if level == "#" && end != text.len() => Some(0),
                Some(_) => None,
            };
            if let Some(inside) = misplaced {
                return Err(complain(text, Code::TopicFilter, at.saturating_add(inside))
                    .expected("a wildcard alone in its level, '#' in the last one")
                    .found(format!("{level:?}"))
                    .into());
            }
            at = end.saturating_add(1);
        }
        Ok(Filter { text })
    }

    /// The filter as it was written.
    pub fn as_str(&self) -> &'a str {
        self.text
    }

    /// Whether a message on this topic is delivered to the filter. A filter that starts with a wildcard does not match
    /// topics that start with `$`; `a/#` matches `a` as well.
    pub fn matches(&self, name: &str) -> bool {
        if name.starts_with('$') && self.text.starts_with(['+', '#']) {
            return false;
        }
        let mut names = levels(name);
        for level in levels(self.text) {
            match (level, names.next()) {
                ("#", _) => return true,
                (_, None) => return false,
                ("+", Some(_)) => {}
                (level, Some(name)) if level == name => {}
                _ => return false,
            }
        }
        names.next().is_none()
    }
}

/// A topic of a template (with holes in braces) that is delivered to the filter, if there is one: each level is the filter's
/// where it is text, and the template's where it is a wildcard, holes as they stand.
///
/// A hole stands for at least one character; a last level that is one hole of several levels ends in `...}`.
pub fn common(filter: &Filter<'_>, template: &str) -> Option<String> {
    if template.starts_with('$') && filter.text.starts_with(['+', '#']) {
        return None;
    }
    let mut topic = String::new();
    let mut wanted = levels(template);
    let mut deep = None;
    let mut first = true;
    for level in levels(filter.text) {
        let hole = match deep {
            Some(hole) => Some(hole),
            None => wanted.next(),
        };
        if hole.is_some_and(|hole| hole.ends_with("...}")) {
            deep = hole;
        }
        if level == "#" {
            for hole in hole.into_iter().chain(wanted) {
                push(&mut topic, &mut first, hole);
            }
            return Some(topic);
        }
        let hole = hole?;
        let text = match level {
            "+" => hole,
            level if deep.is_some() || fits(level, hole) => level,
            _ => return None,
        };
        push(&mut topic, &mut first, text);
    }
    wanted.next().is_none().then_some(topic)
}

fn push(topic: &mut String, first: &mut bool, level: &str) {
    if !*first {
        topic.push('/');
    }
    *first = false;
    topic.push_str(level);
}

/// Whether a level's text can stand where the template's level does.
fn fits(level: &str, template: &str) -> bool {
    match (template.find('{'), template.rfind('}')) {
        (Some(open), Some(close)) => {
            let before = template.get(..open).unwrap_or_default();
            let after = template.get(close.saturating_add(1)..).unwrap_or_default();
            level.len() > before.len().saturating_add(after.len())
                && level.starts_with(before)
                && level.ends_with(after)
        }
        _ => level == template,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// MQTT 3.1.1 section 4.7.1 and 4.7.2, its own examples.
    #[test]
    fn filters_match_as_the_specification_says() {
        for (filter, name, delivered) in [
            ("sport/tennis/player1/#", "sport/tennis/player1", true),
            ("sport/tennis/player1/#", "sport/tennis/player1/ranking", true),
            ("sport/tennis/player1/#", "sport/tennis/player1/score/wimbledon", true),
            ("sport/#", "sport", true),
            ("#", "anything/at/all", true),
            ("sport/tennis/+", "sport/tennis/player1", true),
            ("sport/tennis/+", "sport/tennis/player1/ranking", false),
            ("sport/+", "sport", false),
            ("sport/+", "sport/", true),
            ("+/+", "/finance", true),
            ("/+", "/finance", true),
            ("+", "/finance", false),
            ("#", "$SYS/x", false),
            ("+/monitor/Clients", "$SYS/monitor/Clients", false),
            ("$SYS/#", "$SYS/", true),
            ("$SYS/monitor/+", "$SYS/monitor/Clients", true),
            ("a/b", "a/b", true),
            ("a/b", "A/b", false),
            ("a", "a/b", false),
        ] {
            assert_eq!(Filter::new(filter).unwrap().matches(name), delivered, "{filter} {name}");
        }
    }

    #[test]
    fn wrong_filters_are_refused_with_their_place() {
        for (filter, code, level) in [
            ("", Code::TopicEmpty, None),
            ("sport/tennis#", Code::TopicFilter, Some(1)),
            ("sport/tennis/#/ranking", Code::TopicFilter, Some(2)),
            ("sport+", Code::TopicFilter, Some(0)),
            ("a/+b/c", Code::TopicFilter, Some(1)),
            ("a/##", Code::TopicFilter, Some(1)),
            ("#/", Code::TopicFilter, Some(0)),
            ("a\0", Code::TopicNul, Some(0)),
        ] {
            let error = Filter::new(filter).unwrap_err();
            assert_eq!((error.code(), error.place().topic_level()), (code, level), "{filter}");
        }
    }

    #[test]
    fn a_filter_and_a_template_have_a_topic_in_common_or_none() {
        for (filter, template, topic) in [
            ("a/+/c", "a/{b}/c", Some("a/{b}/c")),
            ("a/x/c", "a/{b}/c", Some("a/x/c")),
            ("a//c", "a/{b}/c", None),
            ("a/#", "a", Some("a")),
            ("a/#", "a/{b}/c", Some("a/{b}/c")),
            ("a/b", "a/{b}/c", None),
            ("a/b/c/d", "a/{b}/c", None),
            ("a/id=7", "a/id={b}", Some("a/id=7")),
            ("a/id=", "a/id={b}", None),
            ("a/x_reply", "a/{b}_reply", Some("a/x_reply")),
            ("a/+", "a/{b}_reply", Some("a/{b}_reply")),
            ("a/+/c/d", "a/{b...}", Some("a/{b...}/c/d")),
            ("a/b/#", "a/{b...}", Some("a/b/{b...}")),
            ("a", "a/{b...}", None),
            ("#", "$a/b", None),
            ("+/b", "$a/b", None),
            ("+/b", "/b", Some("/b")),
            ("$a/+", "$a/b", Some("$a/b")),
        ] {
            let filter = Filter::new(filter).unwrap();
            let found = common(&filter, template);
            assert_eq!(found.as_deref(), topic, "{filter:?} {template}");
            assert!(found.is_none_or(|found| filter.matches(&found)));
        }
    }
}
