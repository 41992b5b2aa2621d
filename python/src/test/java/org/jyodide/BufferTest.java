package org.jyodide;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.jyodide.SharedPython.PYTHON;
import static org.jyodide.SharedPython.eval;

import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The memory of Python objects. */
@ExtendWith(LeakCheck.class)
class BufferTest {
  @Test
  void bytesCanBeRead() {
    try (PyBuffer buffer = eval("b'\\x01\\xff'").buffer()) {
      assertEquals(2, buffer.byteSize());
      assertEquals(1, buffer.itemSize());
      assertEquals("B", buffer.format());
      assertArrayEquals(new int[] {2}, buffer.shape());
      assertArrayEquals(new int[] {1}, buffer.strides());
      assertTrue(buffer.isReadOnly());
      assertTrue(buffer.isContiguous());
      assertArrayEquals(new byte[] {1, -1}, buffer.toByteArray());
      assertArrayEquals(new int[] {1, 255}, buffer.toIntArray());
      assertEquals(255, buffer.getLong(1));
      assertThrows(ReadOnlyBufferException.class, () -> buffer.setLong(1, 0));
      assertThrows(ReadOnlyBufferException.class, () -> buffer.put(new byte[2]));
      assertThrows(IndexOutOfBoundsException.class, () -> buffer.getLong(2));
      assertThrows(IllegalArgumentException.class, () -> buffer.getLong(0, 0));
    }
  }

  @Test
  void bytearraysCanBeWritten() {
    PyObject bytes = eval("bytearray(b'abc')");
    try (PyBuffer buffer = bytes.buffer()) {
      buffer.setLong('x', 1);
      assertEquals("bytearray(b'axc')", bytes.repr());
      buffer.put(new byte[] {'1', '2', '3'});
      assertEquals("bytearray(b'123')", bytes.repr());
      bytes.setItem(0, 65);
      assertEquals(65, buffer.getLong(0));
      assertThrows(IllegalArgumentException.class, () -> buffer.put(new byte[2]));
      ConversionException e = assertThrows(ConversionException.class, () -> buffer.setLong(256, 0));
      assertEquals("the number 256 does not fit UINT8", e.getMessage());
    }
  }

  @Test
  void anOpenBufferKeepsTheObjectFromBeingResized() {
    PyObject bytes = eval("bytearray(b'abc')");
    PyBuffer buffer = bytes.buffer();
    assertEquals(
        "BufferError",
        assertThrows(PythonException.class, () -> bytes.callMethod("append", 1)).pythonType());
    buffer.close();
    buffer.close();
    bytes.callMethod("append", 1);
    assertEquals(4, bytes.len());
    assertThrows(IllegalStateException.class, buffer::toByteArray);
    assertThrows(IllegalStateException.class, () -> buffer.getLong(0));
  }

  @ParameterizedTest
  @CsvSource({
    "b, -128, 127",
    "B, 0, 255",
    "h, -32768, 32767",
    "H, 0, 65535",
    "i, -2147483648, 2147483647",
    "I, 0, 4294967295",
    "q, -9223372036854775808, 9223372036854775807"
  })
  void wholeNumbers(String code, long least, long most) {
    PyObject array =
        eval("__import__('array').array('" + code + "', [" + least + ", " + most + "])");
    try (PyBuffer buffer = array.buffer()) {
      assertArrayEquals(new long[] {least, most}, buffer.toLongArray());
      assertEquals(most, buffer.getLong(1));
      buffer.put(new long[] {most, least});
      assertEquals(most, array.item(0).asLong());
      buffer.setLong(1, 1);
      assertEquals(1, array.item(1).asLong());
      if (!code.equals("q")) {
        assertThrows(ConversionException.class, () -> buffer.setLong(most + 1, 0));
        assertThrows(ConversionException.class, () -> buffer.setLong(least - 1, 0));
        assertEquals(1.0, buffer.getDouble(1));
      } else {
        assertThrows(ConversionException.class, buffer::toDoubleArray);
      }
    }
  }

  @Test
  void unsignedNumbersOf64Bits() {
    PyObject array = eval("__import__('array').array('Q', [2**64 - 1, 5])");
    try (PyBuffer buffer = array.buffer()) {
      assertEquals(5, buffer.getLong(1));
      ConversionException e = assertThrows(ConversionException.class, () -> buffer.getLong(0));
      assertEquals("the number 18446744073709551615 does not fit a long", e.getMessage());
      assertThrows(ConversionException.class, buffer::toIntArray);
    }
  }

  @Test
  void floats() {
    PyObject doubles = eval("__import__('array').array('d', [1.5, -0.0, float('nan'), 1e308])");
    try (PyBuffer buffer = doubles.buffer()) {
      assertArrayEquals(new double[] {1.5, -0.0, Double.NaN, 1e308}, buffer.toDoubleArray());
      buffer.put(new double[] {1, 2, 3, 4});
      buffer.setDouble(9.25, 3);
      assertEquals("array('d', [1.0, 2.0, 3.0, 9.25])", doubles.repr());
      assertThrows(ConversionException.class, buffer::toFloatArray);
      assertThrows(ConversionException.class, buffer::toLongArray);
    }
    PyObject floats = eval("__import__('array').array('f', [0.5, 2.5])");
    try (PyBuffer buffer = floats.buffer()) {
      assertArrayEquals(new float[] {0.5f, 2.5f}, buffer.toFloatArray());
      assertArrayEquals(new double[] {0.5, 2.5}, buffer.toDoubleArray());
      buffer.put(new float[] {1, 2});
      assertEquals("array('f', [1.0, 2.0])", floats.repr());
    }
  }

  @Test
  void stridesAndDimensions() {
    PyObject view = eval("memoryview(bytearray(range(12))).cast('B', (3, 4))");
    try (PyBuffer buffer = view.buffer()) {
      assertArrayEquals(new int[] {3, 4}, buffer.shape());
      assertArrayEquals(new int[] {4, 1}, buffer.strides());
      assertEquals(6, buffer.getLong(1, 2));
      assertThrows(IndexOutOfBoundsException.class, () -> buffer.getLong(0, 4));
      assertThrows(IllegalArgumentException.class, () -> buffer.getLong(1));
    }
    PyObject everySecond = eval("memoryview(__import__('array').array('i', range(6)))[::-2]");
    try (PyBuffer buffer = everySecond.buffer()) {
      assertFalse(buffer.isContiguous());
      assertArrayEquals(new int[] {-8}, buffer.strides());
      assertArrayEquals(new int[] {5, 3, 1}, buffer.toIntArray());
      assertEquals(12, buffer.toByteArray().length);
      assertEquals(3, buffer.toByteArray()[4]);
      buffer.put(new int[] {50, 30, 10});
      assertEquals("[50, 30, 10]", everySecond.callMethod("tolist").repr());
      assertThrows(IllegalStateException.class, () -> buffer.access(ByteBuffer::remaining));
    }
  }

  @Test
  void otherFormats() {
    PYTHON.exec("import ctypes");
    try (PyBuffer buffer = eval("(ctypes.c_int.__ctype_be__ * 2)(1, 2)").buffer()) {
      assertEquals(">l", buffer.format());
      assertArrayEquals(new int[] {1, 2}, buffer.toIntArray());
      assertArrayEquals(new byte[] {0, 0, 0, 1, 0, 0, 0, 2}, buffer.toByteArray());
    }
    PYTHON.exec(
        "class Pair(ctypes.Structure): _fields_ = [('a', ctypes.c_int), ('b', ctypes.c_double)]");
    try (PyBuffer buffer = eval("(Pair * 2)()").buffer()) {
      assertEquals(32, buffer.byteSize());
      assertThrows(ConversionException.class, () -> buffer.getLong(0));
      assertEquals(32, buffer.toByteArray().length);
    }
  }

  @Test
  void staysValidWhenTheMemoryGrows() {
    PyObject array = eval("__import__('array').array('d', [1.0])");
    try (PyBuffer buffer = array.buffer()) {
      PYTHON.exec("growth = bytearray(64 << 20)");
      array.setItem(0, 2.0);
      assertEquals(2.0, buffer.getDouble(0));
      buffer.setDouble(3.0, 0);
      assertEquals(3.0, array.item(0).asDouble());
      PYTHON.exec("del growth");
    }
  }

  @Test
  void lendsItsMemory() {
    PyObject bytes = eval("bytearray(8)");
    try (PyBuffer buffer = bytes.buffer()) {
      buffer.access(memory -> memory.putInt(0, 0x01020304));
      assertEquals("bytearray(b'\\x04\\x03\\x02\\x01\\x00\\x00\\x00\\x00')", bytes.repr());
      assertEquals(0x01020304, buffer.<Integer>access(memory -> memory.getInt(0)));
      assertEquals(8, buffer.<Integer>access(ByteBuffer::capacity));
    }
    try (PyBuffer buffer = eval("b'abcd'").buffer()) {
      assertThrows(
          ReadOnlyBufferException.class, () -> buffer.access(memory -> memory.put(0, (byte) 1)));
    }
  }

  @Test
  void noticesThatLentMemoryWasReplaced() {
    try (PyBuffer buffer = eval("bytearray(8)").buffer()) {
      IllegalStateException e =
          assertThrows(
              IllegalStateException.class,
              () ->
                  buffer.access(
                      memory -> {
                        PYTHON.exec("growth = [bytearray(96 << 20) for _ in range(2)]");
                        return memory.put(0, (byte) 1);
                      }));
      assertTrue(String.valueOf(e.getMessage()).contains("memory grew"), e.getMessage());
      PYTHON.exec("del growth");
    }
  }

  @Test
  void aMillionFloats() {
    PyObject array = eval("__import__('array').array('d', range(1_000_000))");
    try (PyBuffer buffer = array.buffer()) {
      double[] values = buffer.toDoubleArray();
      assertEquals(999_999.0, values[999_999]);
      values[0] = -1;
      buffer.put(values);
      assertEquals(-1.0, array.item(0).asDouble());
    }
  }

  @Test
  void whatHasNoBuffer() {
    assertEquals(
        "TypeError", assertThrows(PythonException.class, () -> eval("5").buffer()).pythonType());
    try (PyBuffer empty = eval("b''").buffer()) {
      assertArrayEquals(new byte[0], empty.toByteArray());
      assertArrayEquals(new long[0], empty.toLongArray());
    }
  }
}
