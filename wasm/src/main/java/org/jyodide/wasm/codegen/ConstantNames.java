package org.jyodide.wasm.codegen;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Copies class files with other names in their constant pool, by section 4.4 of the JVM
 * specification. All else of a class file refers to names by the number of their constant.
 */
final class ConstantNames {
  /** Magic number and versions. */
  private static final int HEADER = 8;

  private static final int UTF8 = 1;

  private ConstantNames() {}

  /** A copy in which each name that is in one list is the one at the same place of the other. */
  static byte[] replaced(byte[] file, List<String> names, List<String> by) {
    ByteArrayOutputStream copy = new ByteArrayOutputStream(file.length + 64);
    int count = u2(file, HEADER);
    int at = HEADER + 2;
    copy.write(file, 0, at);
    for (int i = 1; i < count; i++) {
      int tag = file[at];
      int size = tag == UTF8 ? 3 + u2(file, at + 1) : size(tag);
      if (tag != UTF8 || !replace(file, at + 3, size - 3, names, by, copy)) {
        copy.write(file, at, size);
      }
      // Long and Double take two numbers.
      i += tag == 5 || tag == 6 ? 1 : 0;
      at += size;
    }
    copy.write(file, at, file.length - at);
    return copy.toByteArray();
  }

  private static boolean replace(
      byte[] file,
      int start,
      int length,
      List<String> names,
      List<String> by,
      ByteArrayOutputStream copy) {
    for (int i = 0; i < names.size(); i++) {
      byte[] name = names.get(i).getBytes(StandardCharsets.UTF_8);
      if (Arrays.equals(name, 0, name.length, file, start, start + length)) {
        byte[] other = by.get(i).getBytes(StandardCharsets.UTF_8);
        copy.write(UTF8);
        copy.write(other.length >> 8);
        copy.write(other.length);
        copy.write(other, 0, other.length);
        return true;
      }
    }
    return false;
  }

  private static int size(int tag) {
    return switch (tag) {
      case 7, 8, 16, 19, 20 -> 3;
      case 15 -> 4;
      case 3, 4, 9, 10, 11, 12, 17, 18 -> 5;
      case 5, 6 -> 9;
      default -> throw new IllegalArgumentException("no constant has the tag " + tag);
    };
  }

  private static int u2(byte[] file, int at) {
    return (file[at] & 0xFF) << 8 | (file[at + 1] & 0xFF);
  }
}
