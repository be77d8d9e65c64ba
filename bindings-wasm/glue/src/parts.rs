//! A module taken apart, for what packs it: operators, and what stands behind them, by kind. Each is like itself, and a stream in
//! which they take turns is like nothing. `page/lib/parts.js` puts them together, and knows this order and these kinds.
//!
//! The parts stand one behind the other, their lengths (four bytes each, least significant first) in front. Lengths of functions and
//! of the section are not kept: they follow.

use wasmparser::{FunctionBody, Parser, Payload};

/// The parts in their order.
const BEFORE: usize = 0;
const AFTER: usize = 1;
const DECLARATIONS: usize = 2;
const OPERATORS: usize = 3;
const BRANCHES: usize = 4;
const CALLS: usize = 5;
const CONSTANTS: usize = 6;
const GETS: usize = 7;
const SETS: usize = 8;
const LOADS: usize = 9;
const STORES: usize = 10;

/// The parts of a module.
pub(crate) fn apart(wasm: &[u8]) -> Result<Vec<u8>, String> {
    let mut parts = Parts::default();
    // The end of what stands before the code, and the start of what stands after it.
    let (mut before, mut after) = (8, None);
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload.map_err(|error| error.to_string())?;
        match &payload {
            Payload::CodeSectionStart { range, .. } => after = Some(range.end),
            Payload::CodeSectionEntry(body) => parts.function(body).map_err(|error| error.to_string())??,
            _ => {
                if let (None, Some((_, range))) = (after, payload.as_section()) {
                    before = range.end;
                }
            }
        }
    }
    let after = after.ok_or("a module without code")?;
    parts.0[BEFORE].extend_from_slice(&wasm[..before]);
    parts.0[AFTER].extend_from_slice(&wasm[after..]);
    let mut out = Vec::new();
    for part in &parts.0 {
        out.extend(u32::try_from(part.len()).map_err(|error| error.to_string())?.to_le_bytes());
    }
    parts.0.iter().for_each(|part| out.extend_from_slice(part));
    Ok(out)
}

#[derive(Default)]
struct Parts([Vec<u8>; STORES + 1]);

impl Parts {
    fn function(&mut self, body: &FunctionBody<'_>) -> wasmparser::Result<Result<(), String>> {
        let (bytes, start) = (body.as_bytes(), body.range().start);
        let mut operators = body.get_operators_reader()?;
        self.0[DECLARATIONS].extend_from_slice(&bytes[..operators.original_position() - start]);
        while !operators.eof() {
            let from = operators.original_position() - start;
            operators.read()?;
            let one = &bytes[from..operators.original_position() - start];
            if self.operator(one).is_none() {
                return Ok(Err(format!("the page does not know this operator: {one:02x?}")));
            }
        }
        Ok(Ok(()))
    }

    /// Puts an operator and what is behind it where they belong; nothing, if there is more behind it than is known here.
    fn operator(&mut self, bytes: &[u8]) -> Option<()> {
        let (&operator, mut rest) = bytes.split_first()?;
        self.0[OPERATORS].push(operator);
        match operator {
            0x02..=0x04 | 0x23..=0x24 | 0x3f..=0x40 => self.number(OPERATORS, &mut rest)?,
            0x0c | 0x0d => self.number(BRANCHES, &mut rest)?,
            0x0e => {
                while !rest.is_empty() {
                    self.number(BRANCHES, &mut rest)?;
                }
            }
            0x10 => self.number(CALLS, &mut rest)?,
            0x11 => {
                self.number(OPERATORS, &mut rest)?;
                self.number(OPERATORS, &mut rest)?;
            }
            0x20 => self.number(GETS, &mut rest)?,
            0x21 | 0x22 => self.number(SETS, &mut rest)?,
            0x28..=0x3e => {
                self.number(OPERATORS, &mut rest)?;
                self.number(if operator < 0x36 { LOADS } else { STORES }, &mut rest)?;
            }
            0x41 | 0x42 => self.number(CONSTANTS, &mut rest)?,
            0x43 | 0x44 => self.0[CONSTANTS].extend_from_slice(std::mem::take(&mut rest)),
            0xfc => {
                let second = *rest.first()?;
                for _ in 0..=[2, 1, 2, 1].get(usize::from(second).wrapping_sub(8)).copied().unwrap_or(0) {
                    self.number(OPERATORS, &mut rest)?;
                }
            }
            _ => {}
        }
        rest.is_empty().then_some(())
    }

    /// Moves a number, whose last byte is the first below 128.
    fn number(&mut self, part: usize, rest: &mut &[u8]) -> Option<()> {
        let length = rest.iter().position(|&byte| byte < 0x80)? + 1;
        self.0[part].extend_from_slice(rest.split_off(..length)?);
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        CodeSection, Function, FunctionSection, Instruction, MemArg, Module, TypeSection, ValType,
    };

    use super::*;

    fn module(instructions: &[Instruction<'_>]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
        functions.function(0);
        let mut body = Function::new([(300, ValType::I32)]);
        instructions.iter().for_each(|instruction| {
            body.instruction(instruction);
        });
        body.instruction(&Instruction::End);
        code.function(&body);
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&code);
        module.finish()
    }

    #[test]
    fn each_number_is_with_its_like() {
        let at = |offset| MemArg { offset, align: 2, memory_index: 0 };
        let wasm = module(&[
            Instruction::Block(wasm_encoder::BlockType::Empty),
            Instruction::LocalGet(200),
            Instruction::I32Load(at(300)),
            Instruction::LocalTee(3),
            Instruction::I32Const(-70),
            Instruction::I32Store(at(5)),
            Instruction::F64Const(1.0.into()),
            Instruction::Drop,
            Instruction::LocalGet(1),
            Instruction::BrTable((&[0, 1][..]).into(), 0),
            Instruction::End,
            Instruction::MemoryCopy { src_mem: 0, dst_mem: 0 },
            Instruction::Call(0),
        ]);
        let out = apart(&wasm).unwrap();
        let (lengths, mut rest) = out.split_at(44);
        let parts: Vec<&[u8]> = lengths
            .chunks(4)
            .map(|length| {
                let length = u32::from_le_bytes(length.try_into().unwrap()) as usize;
                rest.split_off(..length).unwrap()
            })
            .collect();
        // Type and function sections; no section after the code.
        assert_eq!(parts[BEFORE], [b"\0asm\x01\0\0\0", &[1, 4, 1, 0x60, 0, 0][..], &[3, 2, 1, 0]].concat());
        assert!(parts[AFTER].is_empty());
        assert_eq!(parts[DECLARATIONS], [1, 0xac, 2, 0x7f]);
        assert_eq!(
            parts[OPERATORS],
            [
                0x02, 0x40, 0x20, 0x28, 2, 0x22, 0x41, 0x36, 2, 0x44, 0x1a, 0x20, 0x0e, 0x0b, 0xfc, 10, 0, 0,
                0x10, 0x0b
            ]
        );
        assert_eq!(parts[BRANCHES], [2, 0, 1, 0]);
        assert_eq!(parts[CALLS], [0]);
        assert_eq!(parts[CONSTANTS], [0xba, 0x7f, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f]);
        assert_eq!(parts[GETS], [0xc8, 1, 1]);
        assert_eq!(parts[SETS], [3]);
        assert_eq!(parts[LOADS], [0xac, 2]);
        assert_eq!(parts[STORES], [5]);
        assert!(rest.is_empty());
    }

    #[test]
    fn an_operator_that_the_page_does_not_know_is_refused() {
        let error = apart(&module(&[Instruction::RefNull(wasm_encoder::HeapType::FUNC)])).unwrap_err();
        assert!(error.contains("[d0, 70]"), "{error}");
        assert!(apart(&Module::new().finish()).is_err());
        assert!(apart(b"").is_err());
    }
}
