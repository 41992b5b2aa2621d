package org.jyodide.wasm;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.jyodide.wasm.dump.WatPrinter;

/** Whatever the bytes are: a module, or an exception that says why not. */
class MutatedModulesTest {
  private static final long SEED = 314;
  private static final int ROUNDS = 30_000;

  @Test
  void randomChangesGiveModulesOrWasmExceptions() {
    byte[] original = ModuleBytes.sample();
    Random random = new Random(SEED);
    int valid = 0;
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = mutate(original, random);
      try {
        WasmModule module = ModuleDecoder.decode(bytes);
        ModuleValidator.validate(module);
        assertTrue(new WatPrinter(module).module().startsWith("(module"));
        valid++;
      } catch (MalformedException | InvalidException e) {
        refused++;
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
        fail("round " + round + ": " + HexFormat.of().formatHex(bytes), e);
      }
    }
    // Both outcomes have to be frequent for the test to be worth something.
    assertTrue(valid > ROUNDS / 50, valid + " valid");
    assertTrue(refused > ROUNDS / 2, refused + " refused");
  }

  private static byte[] mutate(byte[] original, Random random) {
    byte[] bytes = original.clone();
    for (int change = random.nextInt(3); change >= 0; change--) {
      int at = 8 + random.nextInt(bytes.length - 8);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt();
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> bytes[at] = (byte) 0xFF;
        default -> bytes[at] = bytes[8 + random.nextInt(bytes.length - 8)];
      }
    }
    return bytes;
  }
}
