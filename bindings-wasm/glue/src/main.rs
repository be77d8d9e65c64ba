//! `thingwire-wasm-glue IN.wasm FOLDER`: `thingwire_bg.wasm` and `thingwire_bg.js` for the npm package and the page, and the module
//! once more as `thingwire_bg.parts.lzma`, for the page.
//!
//! A program of its own, so that `cargo xtask` stays quick to build. It is the library of the `wasm-bindgen` tool, from the same
//! registry as everything else: nothing prebuilt is fetched.
#![forbid(unsafe_code)]

mod order;
mod pack;
mod parts;

use std::{env, fs, path::Path, process::ExitCode};

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [input, folder] = &*arguments else {
        eprintln!("usage: thingwire-wasm-glue IN.wasm FOLDER");
        return ExitCode::from(2);
    };
    match write(input, Path::new(folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("thingwire-wasm-glue: {error}");
            ExitCode::FAILURE
        }
    }
}

fn write(input: &str, folder: &Path) -> Result<(), String> {
    // The glue for bundlers leaves loading to whoever imports it, which differs between Node, browsers and one file.
    let made = Bindgen::new().input_path(input).bundler(true).and_then(|bindgen| {
        bindgen
            .out_name("thingwire")
            .typescript(false)
            .remove_name_section(true)
            .remove_producers_section(true)
            .generate(folder)
    });
    made.map_err(|error| format!("{error:?}"))?;
    let path = folder.join("thingwire_bg.wasm");
    let named = |error| format!("{}: {error}", path.display());
    let module = order::reordered(&fs::read(&path).map_err(named)?)?;
    fs::write(&path, &module).map_err(named)?;
    let packed = pack::packed(&parts::apart(&module)?).map_err(named)?;
    fs::write(folder.join("thingwire_bg.parts.lzma"), packed).map_err(named)
}
