package org.jyodide.wasm.binary;

import java.util.AbstractList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.ConstantExpression;
import org.jyodide.wasm.DataSegment;
import org.jyodide.wasm.InvalidException;

/** Decodes the data section. */
public final class DataSection {
  private static final int ACTIVE = 0;
  private static final int PASSIVE = 1;
  private static final int ACTIVE_EXPLICIT_MEMORY = 2;

  private DataSection() {}

  /** The data segments, as ranges of the bytes of the module. */
  public static List<DataSegment> decode(BinaryReader reader) {
    DataSegment[] segments = new DataSegment[reader.length()];
    for (int i = 0; i < segments.length; i++) {
      segments[i] = segment(reader);
    }
    return List.of(segments);
  }

  /**
   * The data segments of a section that has been decoded before: they are decoded when one is asked
   * for, as a program that goes on from an image has no use for its thousands.
   *
   * @param end where the section ends; the reader is moved there
   */
  public static List<DataSegment> decodeLater(BinaryReader reader, int end) {
    List<DataSegment> later = new Later(reader.bytes(), reader.position(), end);
    reader.seek(end);
    return later;
  }

  private static final class Later extends AbstractList<DataSegment> {
    private final byte[] bytes;
    private final int start;
    private final int end;
    private volatile @Nullable List<DataSegment> decoded;

    Later(byte[] bytes, int start, int end) {
      this.bytes = bytes;
      this.start = start;
      this.end = end;
    }

    private List<DataSegment> decoded() {
      List<DataSegment> known = decoded;
      if (known == null) {
        known = decode(new BinaryReader(bytes, start, end));
        decoded = known;
      }
      return known;
    }

    @Override
    public DataSegment get(int index) {
      return decoded().get(index);
    }

    @Override
    public int size() {
      return decoded().size();
    }
  }

  private static DataSegment segment(BinaryReader reader) {
    int flags = reader.u32();
    ConstantExpression offset = null;
    switch (flags) {
      case PASSIVE -> {}
      case ACTIVE -> offset = ConstantExpressionReader.read(reader);
      case ACTIVE_EXPLICIT_MEMORY -> {
        requireFirstMemory(reader.u32());
        offset = ConstantExpressionReader.read(reader);
      }
      default ->
          throw reader.malformed("malformed data segment kind " + Integer.toUnsignedString(flags));
    }
    int length = reader.count();
    int start = reader.position();
    reader.skip(length);
    return new DataSegment(offset, start, start + length);
  }

  private static void requireFirstMemory(int memory) {
    if (memory != 0) {
      throw new InvalidException(
          "unknown memory "
              + Integer.toUnsignedString(memory)
              + " in the data section (a module has one memory at most)");
    }
  }
}
