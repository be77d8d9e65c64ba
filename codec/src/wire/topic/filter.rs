//! Subscription filters.

use alloc::format;

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
        // `levels` is used up on both sides, or the name goes on.
        names.next().is_none() || self.text.ends_with("/#")
    }
}

/// Whether some topic of a template (with holes in braces) is delivered to the filter.
///
/// A hole stands for at least one character; a last level that is one hole of several levels ends in `...}`.
pub fn overlaps(filter: &Filter<'_>, template: &str) -> bool {
    if template.starts_with('$') && filter.text.starts_with(['+', '#']) {
        return false;
    }
    let mut wanted = levels(template);
    for level in levels(filter.text) {
        match (level, wanted.next()) {
            ("#", _) => return true,
            (_, None) => return false,
            (_, Some(hole)) if hole.ends_with("...}") => return true,
            ("+", Some(_)) => {}
            (level, Some(hole)) if fits(level, hole) => {}
            _ => return false,
        }
    }
    wanted.next().is_none() || wanted.next().is_none() && filter.text.ends_with("/#")
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
}
