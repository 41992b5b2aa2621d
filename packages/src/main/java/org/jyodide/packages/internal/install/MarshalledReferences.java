package org.jyodide.packages.internal.install;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The references between the objects of a marshalled code object. Python marks every object that
 * something else in the interpreter knows as well, so that the bytes depend on what else was
 * compiled; made canonical, only those are marked that are referred to.
 *
 * <p>The format is that of CPython 3.14, {@code Python/marshal.c}.
 */
final class MarshalledReferences {
  private static final int FLAG_REF = 0x80;

  private final ByteBuffer in;

  /** Where the types of marked objects are, in the order of their numbers. */
  private final List<Integer> marked = new ArrayList<>();

  /** Where the numbers of references are. */
  private final List<Integer> references = new ArrayList<>();

  private MarshalledReferences(ByteBuffer in) {
    this.in = in;
  }

  /**
   * Changes bytes in place.
   *
   * @throws IllegalArgumentException if they are not what the compiler of Python 3.14 makes
   */
  static void makeCanonical(byte[] bytes, int start) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(start);
    MarshalledReferences read = new MarshalledReferences(in);
    try {
      read.object();
      read.renumber();
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("marshalled code is cut off or refers to nothing", e);
    }
  }

  private void renumber() {
    boolean[] used = new boolean[marked.size()];
    for (int at : references) {
      used[in.getInt(at)] = true;
    }
    int[] numbers = new int[used.length];
    int next = 0;
    for (int i = 0; i < used.length; i++) {
      int at = marked.get(i);
      if (used[i]) {
        numbers[i] = next++;
      } else {
        in.put(at, (byte) (in.get(at) & ~FLAG_REF));
      }
    }
    for (int at : references) {
      in.putInt(at, numbers[in.getInt(at)]);
    }
  }

  private void object() {
    int at = in.position();
    int type = in.get() & 0xff;
    if ((type & FLAG_REF) != 0) {
      marked.add(at);
    }
    switch (type & ~FLAG_REF) {
      case 'N', 'F', 'T', 'S', '.' -> {}
      case 'i' -> skip(4);
      case 'g' -> skip(8);
      case 'y' -> skip(16);
      case 'l' -> skip(2 * Math.abs(in.getInt()));
      case 's', 't', 'u', 'a', 'A' -> skip(in.getInt());
      case 'z', 'Z' -> skip(in.get() & 0xff);
      case ')' -> objects(in.get() & 0xff);
      case '(', '[', '<', '>' -> objects(in.getInt());
      case ':' -> objects(3);
      case 'r' -> {
        references.add(in.position());
        skip(4);
      }
      case 'c' -> code();
      default ->
          throw new IllegalArgumentException("marshalled code has no type " + (type & ~FLAG_REF));
    }
  }

  /** Five numbers, eight objects, the first line, the tables of lines and of exceptions. */
  private void code() {
    skip(5 * 4);
    objects(8);
    skip(4);
    objects(2);
  }

  private void objects(int count) {
    for (int i = 0; i < count; i++) {
      object();
    }
  }

  private void skip(int bytes) {
    if (bytes < 0 || bytes > in.remaining()) {
      throw new BufferUnderflowException();
    }
    in.position(in.position() + bytes);
  }
}
