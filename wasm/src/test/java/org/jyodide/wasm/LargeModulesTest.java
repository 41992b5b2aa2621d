package org.jyodide.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.jyodide.wasm.runtime.Global;
import org.jyodide.wasm.runtime.Imports;

/** Modules that do not fit the limits of one JVM method or class. */
class LargeModulesTest {
  private static final int I32 = 0x7F;
  private static final int END = 0x0B;
  private static final int LOCAL_GET = 0x20;
  private static final int LOCAL_SET = 0x21;
  private static final int GLOBAL_GET = 0x23;
  private static final int CONST = 0x41;
  private static final int ADD = 0x6A;
  private static final int MUL = 0x6C;
  private static final int XOR = 0x73;

  @Test
  void regionsShareMoreLocalsThanAMethodHasParameters() {
    int locals = 3000;
    Bytes body = new Bytes().number(1).number(locals).add(I32);
    for (int i = 1; i <= locals; i++) {
      body.add(LOCAL_GET).number(0).add(CONST).signed(i).add(MUL).add(LOCAL_SET).number(i);
    }
    // Backwards, so that each local is live from one end to the other.
    for (int i = locals; i > 0; i--) {
      body.add(LOCAL_GET).number(i).add(LOCAL_GET).number(0).add(XOR).add(LOCAL_SET).number(0);
    }
    body.add(LOCAL_GET).number(0).add(END);

    int expected = 7;
    for (int i = locals; i > 0; i--) {
      expected ^= 7 * i;
    }
    assertEquals(expected, run(body, new Bytes().number(0), wanted -> null));
  }

  @Test
  void aFunctionHasMoreConstantsThanAClass() {
    int constants = 70_000;
    Bytes body = new Bytes().number(0).add(LOCAL_GET).number(0);
    int expected = 7;
    for (int i = 0; i < constants; i++) {
      int constant = 1_000_003 * (i + 1);
      body.add(CONST).signed(constant).add(ADD).add(LOCAL_SET).number(0).add(LOCAL_GET).number(0);
      expected += constant;
    }
    body.add(END);
    assertEquals(expected, run(body, new Bytes().number(0), wanted -> null));
  }

  @Test
  void aModuleImportsMoreGlobalsThanAClassHasFields() {
    int globals = 24_000;
    Bytes imports = new Bytes().number(globals);
    Bytes body = new Bytes().number(0).add(LOCAL_GET).number(0);
    int expected = 7;
    for (int i = 0; i < globals; i++) {
      imports.text("m").text(Integer.toString(i)).add(3).add(I32).add(0);
      body.add(GLOBAL_GET).number(i).add(ADD).add(LOCAL_SET).number(0).add(LOCAL_GET).number(0);
      expected += 3 * i;
    }
    body.add(END);
    assertEquals(
        expected,
        run(body, imports, wanted -> Global.ofI32(3 * Integer.parseInt(wanted.name()), false)));
  }

  private static Object run(Bytes body, Bytes importSection, Imports imports) {
    Bytes module =
        new Bytes()
            .add(0, 'a', 's', 'm', 1, 0, 0, 0)
            .section(1, new Bytes().number(1).add(0x60, 1, I32, 1, I32))
            .section(2, importSection)
            .section(3, new Bytes().number(1).number(0))
            .section(7, new Bytes().number(1).text("run").add(0, 0))
            .section(10, new Bytes().number(1).number(body.size()).bytes(body));
    Object result =
        Objects.requireNonNull(
                ModuleCompiler.compile(ModuleDecoder.decode(module.toByteArray()))
                    .instantiate(imports)
                    .function("run"))
            .invoke(7);
    return Objects.requireNonNull(result);
  }

  /** The binary format, piece by piece. */
  private static final class Bytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Bytes add(int... values) {
      for (int value : values) {
        out.write(value);
      }
      return this;
    }

    Bytes number(int value) {
      int rest = value;
      while (rest >= 0x80) {
        out.write((rest & 0x7F) | 0x80);
        rest >>>= 7;
      }
      out.write(rest);
      return this;
    }

    Bytes signed(int value) {
      int rest = value;
      while (rest < -0x40 || rest >= 0x40) {
        out.write((rest & 0x7F) | 0x80);
        rest >>= 7;
      }
      out.write(rest & 0x7F);
      return this;
    }

    Bytes text(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      number(bytes.length);
      out.writeBytes(bytes);
      return this;
    }

    Bytes bytes(Bytes others) {
      out.writeBytes(others.toByteArray());
      return this;
    }

    Bytes section(int id, Bytes content) {
      return add(id).number(content.size()).bytes(content);
    }

    int size() {
      return out.size();
    }

    byte[] toByteArray() {
      return out.toByteArray();
    }
  }
}
