//! Jobs: work that the platform gives to many devices. Vendor's SDKs.

use alloc::{borrow::Cow, vec::Vec};

use crate::{
    json_object,
    wire::json::{Json, TextOrNumber},
};

json_object! {
    /// What a job message is about: the job itself, or one or all by their names.
    pub struct Job<'a> {
        /// Which job: its id, `$next` for the next one, `$list` for all.
        pub task_id: Option<Cow<'a, str>> = "taskId",
        /// How it gets on: `IN_PROGRESS`, `SUCCEEDED`, `FAILED`, `REJECTED`, ...
        pub status: Option<Cow<'a, str>> = "status",
        /// What the device has to say about it.
        pub status_details: Option<Json<'a>> = "statusDetails",
        /// Percent.
        pub progress: Option<TextOrNumber<'a>> = "progress",
        /// The job.
        pub task: Option<Task<'a>> = "task",
        /// All of them.
        pub tasks: Option<Vec<Task<'a>>> = "tasks",
    }
}

json_object! {
    /// One job.
    pub struct Task<'a> {
        /// Its id.
        pub task_id: Option<Cow<'a, str>> = "taskId",
        /// How it gets on.
        pub status: Option<Cow<'a, str>> = "status",
        /// What is to be done, in the operator's own words.
        pub job_document: Option<Json<'a>> = "jobDocument",
        /// A file for it.
        pub job_file: Option<JobFile<'a>> = "jobFile",
    }
}

json_object! {
    /// A job's file.
    pub struct JobFile<'a> {
        /// The digest's method.
        pub sign_method: Option<Cow<'a, str>> = "signMethod",
        /// The digest.
        pub sign: Option<Cow<'a, str>> = "sign",
        /// Where it is.
        pub file_url: Option<Cow<'a, str>> = "fileUrl",
    }
}
