package org.jyodide.internal.capi;

import java.nio.ByteBuffer;

/** Kinds of numbers that elements of buffers can be, read and written without loss. */
public enum BufferElement {
  INT8("bc", 1) {
    @Override
    public long getLong(ByteBuffer bytes, int at) {
      return bytes.get(at);
    }
  },
  UINT8("B?", 1) {
    @Override
    public long getLong(ByteBuffer bytes, int at) {
      return bytes.get(at) & 0xFF;
    }
  },
  INT16("h", 2) {
    @Override
    public long getLong(ByteBuffer bytes, int at) {
      return bytes.getShort(at);
    }
  },
  UINT16("H", 2) {
    @Override
    public long getLong(ByteBuffer bytes, int at) {
      return bytes.getShort(at) & 0xFFFF;
    }
  },
  INT32("iln", 4) {
    @Override
    public long getLong(ByteBuffer bytes, int at) {
      return bytes.getInt(at);
    }
  },
  UINT32("ILNP", 4) {
    @Override
    public long getLong(ByteBuffer bytes, int at) {
      return bytes.getInt(at) & 0xFFFF_FFFFL;
    }
  },
  INT64("q", 8) {
    @Override
    public long getLong(ByteBuffer bytes, int at) {
      return bytes.getLong(at);
    }
  },
  UINT64("Q", 8) {
    @Override
    public long getLong(ByteBuffer bytes, int at) {
      return bytes.getLong(at);
    }
  },
  FLOAT32("f", 4) {
    @Override
    public double getDouble(ByteBuffer bytes, int at) {
      return bytes.getFloat(at);
    }

    @Override
    public void putDouble(ByteBuffer bytes, int at, double value) {
      bytes.putFloat(at, (float) value);
    }
  },
  FLOAT64("d", 8) {
    @Override
    public double getDouble(ByteBuffer bytes, int at) {
      return bytes.getDouble(at);
    }

    @Override
    public void putDouble(ByteBuffer bytes, int at, double value) {
      bytes.putDouble(at, value);
    }
  };

  private final String codes;
  private final int size;

  BufferElement(String codes, int size) {
    this.codes = codes;
    this.size = size;
  }

  /** The kind of a buffer's elements. */
  public static BufferElement of(BufferLayout layout) {
    char code = layout.code();
    for (BufferElement element : values()) {
      if (code != 0 && element.codes.indexOf(code) >= 0 && element.size == layout.itemSize()) {
        return element;
      }
    }
    throw new NotConvertibleException(
        "numbers were wanted, the elements of this buffer have the format '"
            + layout.format()
            + "'; read its bytes");
  }

  /** Whether elements are whole numbers. */
  public boolean isIntegral() {
    return this != FLOAT32 && this != FLOAT64;
  }

  /** Whether a {@code double} can hold each value. */
  public boolean fitsDouble() {
    return this != INT64 && this != UINT64;
  }

  /** Whether a number is one of its values. */
  public boolean holds(long value) {
    return switch (this) {
      case INT8 -> value == (byte) value;
      case UINT8 -> value == (value & 0xFF);
      case INT16 -> value == (short) value;
      case UINT16 -> value == (value & 0xFFFF);
      case INT32 -> value == (int) value;
      case UINT32 -> value == (value & 0xFFFF_FFFFL);
      case UINT64 -> value >= 0;
      default -> true;
    };
  }

  /** Reads a whole number; for {@link #UINT64} its bits. */
  public long getLong(ByteBuffer bytes, int at) {
    throw new NotConvertibleException("whole numbers were wanted, this buffer has " + this);
  }

  /** Writes a number that it {@link #holds}. */
  public void putLong(ByteBuffer bytes, int at, long value) {
    if (!isIntegral()) {
      putDouble(bytes, at, (double) value);
      return;
    }
    switch (size) {
      case Byte.BYTES -> bytes.put(at, (byte) value);
      case Short.BYTES -> bytes.putShort(at, (short) value);
      case Integer.BYTES -> bytes.putInt(at, (int) value);
      default -> bytes.putLong(at, value);
    }
  }

  /** Reads a number. */
  public double getDouble(ByteBuffer bytes, int at) {
    return getLong(bytes, at);
  }

  /** Writes a number; rounds to a {@code float} if that is what elements are. */
  public void putDouble(ByteBuffer bytes, int at, double value) {
    throw new NotConvertibleException("the elements of this buffer are whole numbers: " + this);
  }
}
