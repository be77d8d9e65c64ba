//! thingwire as a Python module: values in, [`thingwire::facade`], values out. What is public in Python is in
//! `python/thingwire/`, with its types.

mod arrow;
mod batch;
mod capture;
mod decoded;
mod errors;
mod from_python;
mod functions;
mod held;
mod model;
mod pcp;
mod to_python;

/// What `thingwire` imports.
#[pyo3::pymodule(gil_used = false)]
mod _native {
    #[pymodule_export]
    use crate::arrow::{Columns, spark_schema};
    #[pymodule_export]
    use crate::batch::{Batch, BatchIterator, decode_batch};
    #[pymodule_export]
    use crate::capture::{Entries, Entry, read};
    #[pymodule_export]
    use crate::decoded::{Decoded, decode, decode_bytes, restore};
    #[pymodule_export]
    use crate::functions::{
        codes_json, encode_record, explain_record, kinds_json, own_codes_json, parse_json, print_json,
        run_command, schemes_json, shadow_apply, sign_request, verify_request, version,
    };
    #[pymodule_export]
    use crate::model::Model;
    #[pymodule_export]
    use crate::pcp::{PcpUpgradeDevice, PcpUpgradePlatform};
}
