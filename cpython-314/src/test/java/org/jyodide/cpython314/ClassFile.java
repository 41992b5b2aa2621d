package org.jyodide.cpython314;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Reads of a class file how long the code of its methods is (JVMS, chapter 4). */
final class ClassFile {
  private final DataInputStream in;
  private final Map<Integer, String> strings = new HashMap<>();
  private final Map<String, Integer> codeLengths = new HashMap<>();

  private ClassFile(byte[] bytes) {
    in = new DataInputStream(new ByteArrayInputStream(bytes));
  }

  /** The bytes of code of each method that has some, by name and descriptor. */
  static Map<String, Integer> codeLengths(byte[] bytes) throws IOException {
    ClassFile file = new ClassFile(bytes);
    file.read();
    return file.codeLengths;
  }

  private void read() throws IOException {
    in.skipNBytes(8);
    readConstants();
    in.skipNBytes(6);
    in.skipNBytes(2L * in.readUnsignedShort());
    readMembers();
    readMembers();
  }

  private void readConstants() throws IOException {
    int count = in.readUnsignedShort();
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> strings.put(i, in.readUTF());
        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
        case 5, 6 -> {
          // Such a constant takes two places.
          in.skipNBytes(8);
          i++;
        }
        case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
        case 15 -> in.skipNBytes(3);
        default -> throw new IOException("unknown tag of a constant: " + tag);
      }
    }
  }

  private void readMembers() throws IOException {
    int count = in.readUnsignedShort();
    for (int i = 0; i < count; i++) {
      in.skipNBytes(2);
      String member = strings.get(in.readUnsignedShort()) + strings.get(in.readUnsignedShort());
      int attributes = in.readUnsignedShort();
      for (int j = 0; j < attributes; j++) {
        String name = strings.getOrDefault(in.readUnsignedShort(), "");
        byte[] content = in.readNBytes(in.readInt());
        if (name.equals("Code")) {
          DataInputStream code = new DataInputStream(new ByteArrayInputStream(content));
          code.skipNBytes(4);
          codeLengths.put(member, code.readInt());
        }
      }
    }
  }
}
