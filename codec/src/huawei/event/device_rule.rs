//! `$device_rule`: rules that a device follows by itself. Huawei's SDKs; the names are in camel case.

use alloc::{borrow::Cow, vec::Vec};

use crate::{
    huawei::{Figure, Text},
    json_object,
    wire::json::Json,
};

json_object! {
    /// A device asks for its rules, after properties of `$device_rule` told it which have changed.
    pub struct Request<'a> {
        /// The rules that it wants.
        pub rule_ids: Vec<Cow<'a, str>> = "ruleIds",
        /// Those that it has deleted.
        pub del_ids: Option<Vec<Cow<'a, str>>> = "delIds",
    }
}

json_object! {
    /// Rules.
    pub struct Rules<'a> {
        /// The rules.
        pub rules_infos: Vec<Rule<'a>> = "rulesInfos",
    }
}

json_object! {
    /// A rule.
    pub struct Rule<'a> {
        /// Which it is.
        pub rule_id: Option<Text<'a>> = "ruleId",
        /// Its name.
        pub rule_name: Option<Text<'a>> = "ruleName",
        /// `and` or `or`: how the conditions go together.
        pub logic: Option<Text<'a>> = "logic",
        /// When it holds.
        pub time_range: Option<Json<'a>> = "timeRange",
        /// `active` or `inactive`.
        pub status: Option<Text<'a>> = "status",
        /// The conditions.
        pub conditions: Option<Vec<Json<'a>>> = "conditions",
        /// What is done.
        pub actions: Option<Vec<Json<'a>>> = "actions",
        /// Its version in the shadow.
        pub rule_version_in_shadow: Option<Figure<'a>> = "ruleVersionInShadow",
    }
}
