//! Licences, banned and doubled crates, sources and advisories, through cargo-deny and `deny.toml`.

use std::time::Duration;

use crate::{
    process::{capture_within, command, run},
    steps::{Outcome, Step},
    tools,
};

/// How long the advisory database may take to arrive.
const FETCH_LIMIT: Duration = Duration::from_secs(90);

pub(crate) const STEP: Step = Step {
    name: "deny",
    about: "licences, bans, sources and advisories of all dependencies",
    run: |context| {
        let deny = tools::cargo_deny(context)?;
        run(command(&context.root, &deny, &["--all-features", "check", "licenses", "bans", "sources"]))?;
        let done = String::from("licences, bans and sources");
        // Apart from the check, so that a fetch that fails is told from an advisory that hits.
        match capture_within(command(&context.root, &deny, &["fetch", "db"]), FETCH_LIMIT) {
            Ok(()) => {
                run(command(
                    &context.root,
                    &deny,
                    &["--all-features", "check", "--disable-fetch", "advisories"],
                ))?;
                Ok(Outcome::Passed(format!("{done}, advisories")))
            }
            Err(why) => {
                println!("{}", why.trim_end());
                Ok(Outcome::Partly {
                    done,
                    skipped: "advisories (the advisory database could not be fetched)".into(),
                })
            }
        }
    },
};
