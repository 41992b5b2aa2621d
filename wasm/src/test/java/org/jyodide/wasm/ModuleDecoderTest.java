package org.jyodide.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.jyodide.wasm.ElementSegment.Mode;

class ModuleDecoderTest {
  private static final FunctionType PAIR =
      new FunctionType(List.of(ValueType.I32, ValueType.I64), List.of());

  @Test
  void everySection() {
    WasmModule module = ModuleDecoder.decode(ModuleBytes.sample());
    assertEquals(4, module.types().size());
    assertEquals(PAIR, module.types().get(2));
    assertEquals(
        List.of(
            new Import("env", "callback", new ExternType.Function(module.types().get(1))),
            new Import("env", "table", new ExternType.Table(ValueType.FUNCREF, new Limits(2, 16))),
            new Import("env", "memory", new ExternType.Memory(new Limits(1, 16))),
            new Import("env", "base", new ExternType.Global(ValueType.I32, false)),
            new Import("env", "failure", new ExternType.Tag(PAIR))),
        module.imports());
    assertEquals(List.of(0, 1, 2, 3, 1), module.functions());
    assertEquals(List.of(0), module.tags());
    assertEquals(
        new ExternType.Table(ValueType.EXTERNREF, new Limits(4, Limits.UNBOUNDED)),
        module.tables().get(0));
    assertEquals(new Export("counter", ExternKind.GLOBAL, 1), module.exports().get(2));
    assertEquals(OptionalInt.of(1), module.start());
    assertEquals(OptionalInt.of(2), module.dataCount());
    assertEquals(Map.of(2, "factor"), module.functionNames());
    assertEquals(
        List.of(Mode.ACTIVE, Mode.PASSIVE, Mode.PASSIVE, Mode.DECLARATIVE),
        module.elements().stream().map(ElementSegment::mode).toList());
    assertEquals(
        List.of("first", "name"),
        module.customSections().stream().map(CustomSection::name).toList());
  }

  @Test
  void rangesPointIntoTheBytes() {
    WasmModule module = ModuleDecoder.decode(ModuleBytes.sample());
    DataSegment data = module.data().get(0);
    assertEquals("abc", new String(module.bytes(), data.start(), 3, StandardCharsets.US_ASCII));
    FunctionBody body = module.code().get(0);
    assertEquals(List.of(ValueType.I32, ValueType.F64, ValueType.F64), body.locals());
    assertEquals(0x43, module.bytes()[body.start()]);
    assertEquals(0x0B, module.bytes()[body.end() - 1]);
  }

  @Test
  void truncatedAnywhereItIsMalformedOrEndsBetweenSections() {
    byte[] bytes = ModuleBytes.sample();
    int decoded = 0;
    for (int length = 0; length < bytes.length; length++) {
      byte[] truncated = Arrays.copyOf(bytes, length);
      try {
        ModuleDecoder.decode(truncated);
        decoded++;
      } catch (MalformedException e) {
        assertTrue(e.getMessage().contains("at offset 0x"), e.getMessage());
      }
    }
    // Behind the header, the first custom section, types and imports, and again behind the data:
    // in between, functions want code and the data count wants data.
    assertEquals(5, decoded);
  }

  @Test
  void localsMayBeEmptyRunsAndMany() {
    WasmModule module = withBody("04 00 7e 02 7f 00 7d 01 7c 0b");
    assertEquals(
        List.of(ValueType.I32, ValueType.I32, ValueType.F64), module.code().get(0).locals());
    WasmModule large = withBody("01 d0 86 03 7f 0b");
    assertEquals(50_000, large.code().get(0).locals().size());
    assertEquals(ValueType.I32, large.code().get(0).locals().get(49_999));
  }

  @Test
  void tooManyLocalsAreRefused() {
    assertMalformed("too many locals: 50001", () -> withBody("01 d1 86 03 7f 0b"));
    assertMalformed(
        "too many locals: 8589934590", () -> withBody("02 ff ff ff ff 0f 7f ff ff ff ff 0f 7e 0b"));
  }

  @Test
  void countsThatCannotBeAreRefusedWithoutAllocation() {
    byte[] types = new ModuleBytes().raw(1, ModuleBytes.unsigned(0x7FFFFFFF)).build();
    assertMalformed("unexpected end", () -> ModuleDecoder.decode(types));
    byte[] elements = new ModuleBytes().raw(9, ModuleBytes.hex("01 01 00 ff ff ff ff 0f")).build();
    assertMalformed("unexpected end", () -> ModuleDecoder.decode(elements));
  }

  @Test
  void sectionsStandInOrder() {
    byte[] twice = new ModuleBytes().section(1, 0).section(1, 0).build();
    assertMalformed("unexpected content after last section", () -> ModuleDecoder.decode(twice));
    byte[] tagBehindGlobal = new ModuleBytes().section(6, 0).section(13, 0).build();
    assertMalformed(
        "unexpected content after last section", () -> ModuleDecoder.decode(tagBehindGlobal));
    byte[] unknown = new ModuleBytes().section(14, 0).build();
    assertMalformed("malformed section id 14", () -> ModuleDecoder.decode(unknown));
    byte[] tooLong = new ModuleBytes().raw(1, ModuleBytes.hex("00 00")).build();
    assertMalformed("section size mismatch", () -> ModuleDecoder.decode(tooLong));
  }

  @Test
  void headersOfOtherFilesAreRefused() {
    assertMalformed("unexpected end", () -> ModuleDecoder.decode(new byte[0]));
    assertMalformed("magic header not detected", () -> ModuleDecoder.decode(new byte[8]));
    assertMalformed(
        "unknown binary version 65549",
        () -> ModuleDecoder.decode(ModuleBytes.hex("00 61 73 6d 0d 00 01 00")));
  }

  @Test
  void codeMayBeMissingOnlyIfThatIsAskedFor() {
    byte[] skeleton = new ModuleBytes().section(1, 1, "60 00 00").section(3, 1, "00").build();
    assertMalformed(
        "function and code section have inconsistent lengths",
        () -> ModuleDecoder.decode(skeleton));
    WasmModule module = ModuleDecoder.decodeWithoutCode(skeleton);
    assertEquals(List.of(0), module.functions());
    assertEquals(List.of(), module.code());
    assertEquals(List.of(), ModuleDecoder.decodeWithoutCode(ModuleBytes.sample()).code());
  }

  private static WasmModule withBody(String body) {
    return ModuleDecoder.decode(
        new ModuleBytes()
            .section(1, 1, "60 00 00")
            .section(3, 1, "00")
            .section(10, 1, ModuleBytes.body(body))
            .build());
  }

  private static void assertMalformed(String message, Runnable action) {
    MalformedException e = assertThrows(MalformedException.class, action::run);
    assertTrue(e.getMessage().startsWith(message), e.getMessage());
  }
}
