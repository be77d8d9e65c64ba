//! The test vectors: their form, their flags, their counts, and whether the models' files are current.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use serde_json::Value;

use crate::process::{command, run};

const RESULTS: [&str; 3] = ["valid", "acceptable", "invalid"];
/// Python programs that write vectors from a specification, and compare them with `--check`.
const MODELS: &[&str] = &[
    "testvectors/generate/pcp.py",
    "testvectors/generate/alink.py",
    "testvectors/generate/iotda.py",
    "testvectors/generate/products.py",
    "testvectors/generate/sign.py",
    "testvectors/generate/coap.py",
    "testvectors/generate/coap_vendors.py",
    "testvectors/generate/cbor.py",
];
/// Notes that break no rule: that a payload has no reader yet, is compressed, encrypted, or a part. So are those about PCP's direction.
const HARMLESS: [&str; 4] = ["payload_unread", "payload_compressed", "payload_encrypted", "coap_block_part"];

/// Checks `testvectors/`; says what was counted, or what is wrong.
pub(crate) fn lint(root: &Path) -> Result<String, String> {
    let folder = root.join("testvectors");
    let manifest = read(&folder.join("manifest.json"))?;
    let listed = manifest["files"]
        .as_object()
        .filter(|files| !files.is_empty())
        .ok_or("the manifest lists no files")?;
    let found = case_files(&folder)?;
    let names: BTreeSet<&str> = listed.keys().map(String::as_str).collect();
    if let Some(name) =
        found.symmetric_difference(&names.iter().map(|name| (*name).to_owned()).collect()).next()
    {
        return Err(format!("{name} is in the manifest or in the folder, but not in both"));
    }
    let mut compiler = boon::Compiler::new();
    let mut schemas = boon::Schemas::new();
    let schema = folder.join("schema/vectors.schema.json");
    let schema =
        compiler.compile(&schema.to_string_lossy(), &mut schemas).map_err(|error| error.to_string())?;
    let (mut ids, mut totals) = (BTreeSet::new(), BTreeMap::new());
    for (name, counts) in listed {
        let file = read(&folder.join(name))?;
        schemas.validate(&file, schema).map_err(|error| format!("{name}: {error}"))?;
        let cases = file["cases"].as_array().ok_or_else(|| format!("{name}: no cases"))?;
        for case in cases {
            lint_case(name, &file["flags"], case)?;
            let id = case["id"].as_str().unwrap_or_default().to_owned();
            if !ids.insert(id.clone()) {
                return Err(format!("{name}: {id} is there twice"));
            }
        }
        for result in RESULTS {
            let count = cases.iter().filter(|case| case["result"] == result).count();
            if counts[result] != count {
                return Err(format!("{name}: {count} {result} cases, the manifest says {}", counts[result]));
            }
            *totals.entry(result).or_insert(0) += count;
        }
        let unused = file["flags"].as_object().into_iter().flatten().find(|(flag, _)| {
            !cases.iter().any(|case| {
                case["flags"].as_array().is_some_and(|flags| flags.iter().any(|used| used == *flag))
            })
        });
        if let Some((flag, _)) = unused {
            return Err(format!("{name}: the flag {flag} is explained and never used"));
        }
    }
    if manifest["total"] != ids.len() {
        return Err(format!("{} cases, the manifest says {}", ids.len(), manifest["total"]));
    }
    if totals["invalid"] <= totals["valid"] {
        return Err(format!(
            "{} invalid cases are not more than {} valid ones",
            totals["invalid"], totals["valid"]
        ));
    }
    for model in MODELS {
        run(command(root, "python3", &[model, "--check"]))?;
    }
    let counted: Vec<String> = RESULTS.iter().map(|result| format!("{} {result}", totals[result])).collect();
    Ok(format!("{} cases: {}", ids.len(), counted.join(", ")))
}

fn lint_case(name: &str, flags: &Value, case: &Value) -> Result<(), String> {
    let id = case["id"].as_str().unwrap_or_default();
    if !id.starts_with(&format!("{}/", name.trim_end_matches(".json"))) {
        return Err(format!("{name}: {id} does not start with the file's name"));
    }
    let unexplained = case["flags"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .find(|flag| flags.get(flag).is_none());
    if let Some(flag) = unexplained {
        return Err(format!("{name}: {id} has the flag {flag}, which is not explained"));
    }
    let broken = case["notes"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|note| note.as_str().or(note["code"].as_str()))
        .any(|note| !note.starts_with("pcp_direction") && !HARMLESS.contains(&note));
    match case["result"].as_str() {
        Some("valid") if broken => Err(format!("{name}: {id} is valid, but has notes about broken rules")),
        Some("acceptable") if !broken => Err(format!("{name}: {id} is acceptable, but breaks no rule")),
        _ => Ok(()),
    }
}

/// Files of cases, by their path in the folder.
fn case_files(folder: &Path) -> Result<BTreeSet<String>, String> {
    let mut files = BTreeSet::new();
    for vendor in ["alibaba", "huawei", "tencent", "wire"] {
        let Ok(entries) = fs::read_dir(folder.join(vendor)) else { continue };
        for entry in entries {
            let name = entry.map_err(|error| error.to_string())?.file_name();
            files.insert(format!("{vendor}/{}", name.to_string_lossy()));
        }
    }
    Ok(files)
}

fn read(path: &Path) -> Result<Value, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}
