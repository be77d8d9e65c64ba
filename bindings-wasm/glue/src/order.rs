//! The functions of a module in an order that compresses better.
//!
//! What servers send is compressed with gzip, which looks back 32 kB, and a compiled module repeats itself over far more: functions
//! that are alike have to stand near each other. Linkers and `walrus` put them in an order of their own.
//!
//! The next function is always the one of which most is in what stands just before it, counted in shingles of a few bytes. What
//! calls a function is compared by what is called, not by its number, so that the result does not depend on the order that came in.

use std::{
    cmp::Reverse,
    collections::{HashMap, VecDeque},
    fmt::Display,
    hash::{DefaultHasher, Hash, Hasher},
};

use wasm_encoder::{
    CodeSection, FunctionSection, Module,
    reencode::{Error, Reencode},
};
use wasmparser::{
    CodeSectionReader, ElementItems, ExternalKind, FunctionBody, FunctionSectionReader, Operator, Parser,
    Payload, TypeRef,
};

/// The length of what is compared.
const SHINGLE: usize = 6;
/// How far back a function is compared: somewhat less than gzip looks, since a function is looked at as a whole.
const WINDOW: usize = 30_000;
/// A shingle in more functions than this says nothing about any of them.
const COMMON: usize = 60;
/// The functions that are called most stand in front: a number below 128 is one byte at each call. More than these would cost more,
/// torn from those that are like them, than their calls save.
const SHORT: usize = 64;
/// How often what is called is looked through, to tell functions apart that differ in nothing else.
const ROUNDS: usize = 4;

/// The module with its functions in another order. What it does, imports and exports stays as it is.
pub(crate) fn reordered(wasm: &[u8]) -> Result<Vec<u8>, String> {
    let functions = Functions::of(wasm)?;
    let order = functions.order();
    let mut numbers: Vec<u32> = (0..functions.imported as u32).collect();
    numbers.resize(functions.imported + order.len(), 0);
    for (position, &old) in order.iter().enumerate() {
        numbers[functions.imported + old] = (functions.imported + position) as u32;
    }
    let mut module = Module::new();
    let mut renumber = Renumber { order, numbers };
    renumber.parse_core_module(&mut module, Parser::new(0), wasm).map_err(text)?;
    Ok(module.finish())
}

fn text(error: impl Display) -> String {
    error.to_string()
}

/// What the order is made from.
struct Functions {
    /// How many functions are imported: their numbers come first.
    imported: usize,
    /// Each function's code, with what is called in place of its number.
    code: Vec<Vec<u8>>,
    /// What each function is, whatever its number.
    identity: Vec<u64>,
    /// How often each function is called.
    calls: Vec<usize>,
}

impl Functions {
    fn of(wasm: &[u8]) -> Result<Self, String> {
        let mut identity = Vec::new();
        let (mut imported, mut parts) = (0, Vec::new());
        let mut outside: Vec<(usize, u64)> = Vec::new();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.map_err(text)? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        let import = import.map_err(text)?;
                        if let TypeRef::Func(kind) | TypeRef::FuncExact(kind) = import.ty {
                            identity.push(hash((import.module, import.name, kind)));
                            imported += 1;
                        }
                    }
                }
                Payload::FunctionSection(section) => {
                    for kind in section {
                        identity.push(hash(kind.map_err(text)?));
                    }
                }
                Payload::ExportSection(section) => {
                    for export in section {
                        let export = export.map_err(text)?;
                        if export.kind == ExternalKind::Func {
                            outside.push((export.index as usize, hash(export.name)));
                        }
                    }
                }
                Payload::ElementSection(section) => {
                    for (segment, element) in section.into_iter().enumerate() {
                        if let ElementItems::Functions(items) = element.map_err(text)?.items {
                            for (slot, item) in items.into_iter().enumerate() {
                                outside.push((item.map_err(text)? as usize, hash((segment, slot))));
                            }
                        }
                    }
                }
                Payload::CodeSectionEntry(body) => parts.push(Part::of(&body)?),
                _ => {}
            }
        }
        if identity.len() != imported + parts.len() {
            return Err("the module has other functions than it says".into());
        }
        for (function, place) in outside {
            let known = identity.get_mut(function).ok_or("a function is named that is not there")?;
            *known = known.wrapping_add(place);
        }
        let mut calls = vec![0; identity.len()];
        for called in parts.iter().flatten().filter_map(|part| part.called) {
            *calls.get_mut(called).ok_or("a function is called that is not there")? += 1;
        }
        for _ in 0..ROUNDS {
            let next: Vec<u64> = parts
                .iter()
                .zip(&identity[imported..])
                .map(|(parts, own)| {
                    let mut hasher = DefaultHasher::new();
                    own.hash(&mut hasher);
                    for part in parts {
                        (part.bytes, part.called.map(|called| identity[called])).hash(&mut hasher);
                    }
                    hasher.finish()
                })
                .collect();
            identity.splice(imported.., next);
        }
        let code = parts
            .iter()
            .map(|parts| {
                let mut code = Vec::new();
                for part in parts {
                    code.extend_from_slice(part.bytes);
                    if let Some(called) = part.called {
                        code.extend_from_slice(&identity[called].to_le_bytes()[..2]);
                    }
                }
                code
            })
            .collect();
        Ok(Self { imported, code, identity: identity.split_off(imported), calls: calls.split_off(imported) })
    }

    /// The functions' old positions in their new order.
    fn order(&self) -> Vec<usize> {
        // Whatever order they came in: two that are the same here are the same there.
        let mut rest: Vec<usize> = (0..self.code.len()).collect();
        rest.sort_by_key(|&function| self.identity[function]);
        let mut near = Near::new(self.shingles());
        let mut often = rest.clone();
        often.sort_by_key(|&function| Reverse(self.calls[function]));
        often.truncate(SHORT.saturating_sub(self.imported));
        rest.retain(|function| !often.contains(function));
        let mut order = Vec::with_capacity(self.code.len());
        for mut left in [often, rest] {
            // The root of the length is between what a byte shares and what all of them do, and better than both.
            let value = |near: &Near, function: usize| {
                f64::from(near.shared[function]) / (self.code[function].len() as f64).sqrt()
            };
            while let Some(best) = (0..left.len())
                .max_by(|&one, &other| value(&near, left[one]).total_cmp(&value(&near, left[other])))
            {
                let next = left.swap_remove(best);
                order.push(next);
                near.push(next, self.code[next].len());
            }
        }
        order
    }

    /// The shingles of each function that some others have too, as numbers of their own.
    fn shingles(&self) -> Vec<Vec<usize>> {
        let mut found: Vec<Vec<&[u8]>> = self
            .code
            .iter()
            .map(|code| {
                let mut found: Vec<&[u8]> = code.windows(SHINGLE).collect();
                found.sort_unstable();
                found.dedup();
                found
            })
            .collect();
        let mut counts: HashMap<&[u8], usize> = HashMap::new();
        for &shingle in found.iter().flatten() {
            *counts.entry(shingle).or_default() += 1;
        }
        let mut numbers = HashMap::new();
        found
            .iter_mut()
            .map(|found| {
                found
                    .iter()
                    .filter(|shingle| (2..=COMMON).contains(&counts[*shingle]))
                    .map(|shingle| {
                        let next = numbers.len();
                        *numbers.entry(*shingle).or_insert(next)
                    })
                    .collect()
            })
            .collect()
    }
}

/// What stands just before the next function, and how much of it each function has.
struct Near {
    /// The shingles of each function.
    shingles: Vec<Vec<usize>>,
    /// The functions that have each shingle.
    holders: Vec<Vec<usize>>,
    /// How many functions in the window have each shingle.
    within: Vec<u32>,
    /// How many of each function's shingles are in the window.
    shared: Vec<u32>,
    /// The functions in the window, with their lengths.
    window: VecDeque<(usize, usize)>,
    width: usize,
}

impl Near {
    fn new(shingles: Vec<Vec<usize>>) -> Self {
        let count = shingles.iter().flatten().max().map_or(0, |last| last + 1);
        let mut holders = vec![Vec::new(); count];
        for (function, shingles) in shingles.iter().enumerate() {
            for &shingle in shingles {
                holders[shingle].push(function);
            }
        }
        let shared = vec![0; shingles.len()];
        Self { shingles, holders, within: vec![0; count], shared, window: VecDeque::new(), width: 0 }
    }

    fn push(&mut self, function: usize, length: usize) {
        for &shingle in &self.shingles[function] {
            self.within[shingle] += 1;
            if self.within[shingle] == 1 {
                self.holders[shingle].iter().for_each(|&holder| self.shared[holder] += 1);
            }
        }
        self.window.push_back((function, length));
        self.width += length;
        while self.width > WINDOW && self.window.len() > 1 {
            let Some((oldest, length)) = self.window.pop_front() else { break };
            self.width -= length;
            for &shingle in &self.shingles[oldest] {
                self.within[shingle] -= 1;
                if self.within[shingle] == 0 {
                    self.holders[shingle].iter().for_each(|&holder| self.shared[holder] -= 1);
                }
            }
        }
    }
}

/// Bytes of a function, and the function whose number stands behind them.
struct Part<'a> {
    bytes: &'a [u8],
    called: Option<usize>,
}

impl<'a> Part<'a> {
    fn of(body: &FunctionBody<'a>) -> Result<Vec<Self>, String> {
        let (bytes, start) = (body.as_bytes(), body.range().start);
        let (mut parts, mut from) = (Vec::new(), 0);
        let mut operators = body.get_operators_reader().map_err(text)?;
        while !operators.eof() {
            let (operator, offset) = operators.read_with_offset().map_err(text)?;
            if let Operator::Call { function_index: called }
            | Operator::ReturnCall { function_index: called }
            | Operator::RefFunc { function_index: called } = operator
            {
                parts.push(Self { bytes: &bytes[from..=offset - start], called: Some(called as usize) });
                from = operators.original_position() - start;
            }
        }
        parts.push(Self { bytes: &bytes[from..], called: None });
        Ok(parts)
    }
}

fn hash(value: impl Hash) -> u64 {
    // Its keys are fixed: the same each time.
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// Writes the module anew, with other numbers for its functions.
struct Renumber {
    /// The functions' old positions in their new order.
    order: Vec<usize>,
    /// Each function's new number, by its old one.
    numbers: Vec<u32>,
}

impl Reencode for Renumber {
    type Error = &'static str;

    fn function_index(&mut self, old: u32) -> Result<u32, Error<Self::Error>> {
        self.numbers
            .get(old as usize)
            .copied()
            .ok_or(Error::UserError("a function is named that is not there"))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let kinds = section.into_iter().collect::<Result<Vec<u32>, _>>()?;
        for &old in &self.order {
            functions.function(kinds[old]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let bodies = section.into_iter().collect::<Result<Vec<FunctionBody<'_>>, _>>()?;
        for old in self.order.clone() {
            self.parse_function_body(code, bodies[old].clone())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use wasm_encoder::{
        ConstExpr, ElementSection, Elements, EntityType, ExportKind, ExportSection, Function, ImportSection,
        RefType, StartSection, TableSection, TableType, TypeSection, ValType,
    };

    use super::*;

    /// A function of the tests' modules: some numbers, then some calls.
    #[derive(Clone)]
    struct Known {
        numbers: Vec<i32>,
        calls: Vec<usize>,
    }

    /// Numbers that look like none.
    fn lottery(seed: u32) -> impl FnMut(usize) -> usize {
        let mut state = seed;
        move |below| {
            state = state.wrapping_mul(1_103_515_245).wrapping_add(12345);
            (state >> 8) as usize % below
        }
    }

    fn known(count: usize, longest: usize) -> Vec<Known> {
        let mut draw = lottery(7);
        (0..count)
            .map(|own| {
                let first = draw(30);
                // Of two that are the same in all, none would be known by anything but its number.
                let numbers = (0..draw(longest)).map(|step| (first * 1000 + step) as i32).chain([own as i32]);
                let numbers = numbers.collect();
                Known { numbers, calls: (0..draw(4)).map(|_| draw(count)).collect() }
            })
            .collect()
    }

    /// The order that numbers are in after being drawn.
    fn shuffled(count: usize, seed: u32) -> Vec<usize> {
        let mut draw = lottery(seed);
        let mut order: Vec<usize> = (0..count).collect();
        for last in (1..count).rev() {
            order.swap(last, draw(last + 1));
        }
        order
    }

    /// A module that has the functions in this order, exports two of them, has a table of three, and starts with one.
    fn module(known: &[Known], order: &[usize]) -> Vec<u8> {
        let imported = 2;
        let mut numbers = vec![0; known.len()];
        for (position, &function) in order.iter().enumerate() {
            numbers[function] = (imported + position) as u32;
        }
        let mut types = TypeSection::new();
        types.ty().function([], []);
        types.ty().function([ValType::I32], []);
        let mut imports = ImportSection::new();
        imports.import("./x.js", "take", EntityType::Function(1));
        imports.import("./x.js", "begin", EntityType::Function(0));
        let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
        for &function in order {
            functions.function(0);
            let mut body = Function::new([(2, ValType::I32)]);
            let mut write = body.instructions();
            for &number in &known[function].numbers {
                write.i32_const(number).call(0);
            }
            for &called in &known[function].calls {
                write.call(numbers[called]);
            }
            write.end();
            code.function(&body);
        }
        let mut tables = TableSection::new();
        let table = TableType {
            element_type: RefType::FUNCREF,
            table64: false,
            minimum: 3,
            maximum: None,
            shared: false,
        };
        tables.table(table);
        let mut exports = ExportSection::new();
        exports.export("one", ExportKind::Func, numbers[1]).export("two", ExportKind::Func, numbers[2]);
        let mut elements = ElementSection::new();
        let slots = [numbers[3], 1, numbers[0]];
        elements.active(None, &ConstExpr::i32_const(0), Elements::Functions((&slots[..]).into()));
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&tables).section(&exports);
        module.section(&StartSection { function_index: numbers[4] }).section(&elements).section(&code);
        module.finish()
    }

    /// What a module's functions are to whoever looks from outside: each export, slot and start with its code, and what that calls.
    fn seen(wasm: &[u8]) -> Vec<(String, Vec<u8>)> {
        let (mut imports, mut roots, mut bodies) = (Vec::new(), Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.unwrap() {
                Payload::ImportSection(section) => {
                    imports.extend(section.into_imports().map(|import| import.unwrap().name.to_owned()));
                }
                Payload::ExportSection(section) => {
                    roots.extend(section.into_iter().map(|export| {
                        let export = export.unwrap();
                        (export.name.to_owned(), export.index)
                    }));
                }
                Payload::StartSection { func, .. } => roots.push(("start".into(), func)),
                Payload::ElementSection(section) => {
                    for element in section {
                        let ElementItems::Functions(items) = element.unwrap().items else { panic!() };
                        let slots = items.into_iter().enumerate();
                        roots.extend(slots.map(|(slot, item)| (format!("slot {slot}"), item.unwrap())));
                    }
                }
                Payload::CodeSectionEntry(body) => bodies.push(body),
                _ => {}
            }
        }
        // Each function is written where it is first called; from then on by the number it got there.
        roots
            .into_iter()
            .map(|(name, root)| {
                let (mut out, mut met, mut open) = (Vec::new(), HashMap::new(), vec![root as usize]);
                while let Some(function) = open.pop() {
                    let next = met.len();
                    if *met.entry(function).or_insert(next) != next {
                        out.extend(met[&function].to_le_bytes());
                        continue;
                    }
                    let Some(body) = function.checked_sub(imports.len()) else {
                        out.extend(imports[function].bytes());
                        continue;
                    };
                    for part in Part::of(&bodies[body]).unwrap() {
                        out.extend_from_slice(part.bytes);
                        open.extend(part.called);
                    }
                }
                (name, out)
            })
            .collect()
    }

    #[test]
    fn a_module_stays_what_it_is() {
        for count in [5, 20, 300] {
            let known = known(count, 40);
            let wasm = module(&known, &shuffled(count, 1));
            let other = reordered(&wasm).unwrap();
            assert_eq!(seen(&other), seen(&wasm), "{count}");
            assert_eq!(Functions::of(&other).unwrap().code.len(), count);
            let bodies = |wasm: &[u8]| -> Vec<u64> {
                let mut found = Functions::of(wasm).unwrap().identity;
                found.sort_unstable();
                found
            };
            assert_eq!(bodies(&other), bodies(&wasm), "{count}");
        }
    }

    #[test]
    fn a_change_is_seen_by_these_tests() {
        let mut known = known(20, 40);
        let order: Vec<usize> = (0..20).collect();
        let before = seen(&module(&known, &order));
        known[1].calls.push(7);
        assert_ne!(seen(&module(&known, &order)), before);
        known[1].calls.pop();
        known[2].numbers.push(1);
        assert_ne!(seen(&module(&known, &order)), before);
    }

    #[test]
    fn the_order_that_comes_in_is_nothing_to_what_goes_out() {
        let known = known(300, 40);
        let first = reordered(&module(&known, &shuffled(300, 1))).unwrap();
        for seed in 2..8 {
            assert!(reordered(&module(&known, &shuffled(300, seed))).unwrap() == first, "{seed}");
        }
        assert!(reordered(&first).unwrap() == first);
    }

    #[test]
    fn what_is_called_most_has_short_numbers_and_what_is_alike_stands_together() {
        let functions = Functions::of(&module(&known(300, 600), &shuffled(300, 1))).unwrap();
        let order = functions.order();
        assert_eq!(order.iter().collect::<HashSet<_>>().len(), 300);
        let (front, rest) = order.split_at(SHORT - functions.imported);
        let least = front.iter().map(|&function| functions.calls[function]).min();
        assert!(rest.iter().all(|&function| Some(functions.calls[function]) <= least));
        // There are thirty beginnings, and those that begin alike go on alike: drawn, they would hardly ever be neighbours.
        let begins = |function: &usize| functions.code[*function].get(3..6);
        let changes = rest.windows(2).filter(|pair| begins(&pair[0]) != begins(&pair[1])).count();
        assert!(changes < 80, "{changes}");
    }

    #[test]
    fn what_is_no_module_is_refused() {
        let wasm = module(&known(20, 40), &shuffled(20, 1));
        assert!(reordered(b"").is_err());
        for length in (1..8).chain(wasm.len() - 100..wasm.len()) {
            assert!(reordered(&wasm[..length]).is_err(), "{length}");
        }
    }
}
