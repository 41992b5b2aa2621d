package org.jyodide.internal.bridge.imports;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import org.jspecify.annotations.Nullable;
import org.jyodide.emscripten.CStrings;
import org.jyodide.emscripten.HostImport;
import org.jyodide.internal.bridge.Bridge;
import org.jyodide.internal.bridge.BufferFormats;
import org.jyodide.internal.bridge.value.BufferObject;
import org.jyodide.internal.bridge.value.HostError;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.Sentinel;
import org.jyodide.vfs.OpenFile;

/** {@code jslib.c} and {@code jsproxy.c}: buffers of the host. */
final class BufferImports {
  private final Bridge bridge;

  BufferImports(Bridge bridge) {
    this.bridge = bridge;
  }

  private static BufferObject buffer(@Nullable Object value) {
    if (value instanceof BufferObject buffer) {
      return buffer;
    }
    throw HostError.type(HostValues.display(value) + " is no buffer");
  }

  @HostImport(name = "JsvBuffer_assignToPtr")
  @EmJs(EmJs.Failure.NUM)
  int assignToPointer(@Nullable Object value, int address) {
    BufferObject buffer = buffer(value);
    bridge
        .process()
        .memory()
        .write(address, buffer.bytes(), buffer.byteOffset(), buffer.byteLength());
    return 0;
  }

  @HostImport(name = "JsvBuffer_assignFromPtr")
  @EmJs(EmJs.Failure.NUM)
  int assignFromPointer(@Nullable Object value, int address) {
    BufferObject buffer = buffer(value);
    bridge
        .process()
        .memory()
        .read(address, buffer.bytes(), buffer.byteOffset(), buffer.byteLength());
    return 0;
  }

  @HostImport(name = "JsvBuffer_readFromFile")
  @EmJs(EmJs.Failure.NUM)
  int readFromFile(@Nullable Object value, int descriptor) {
    BufferObject buffer = buffer(value);
    file(descriptor).read(buffer.bytes(), buffer.byteOffset(), buffer.byteLength());
    return 0;
  }

  @HostImport(name = "JsvBuffer_writeToFile")
  @EmJs(EmJs.Failure.NUM)
  int writeToFile(@Nullable Object value, int descriptor) {
    BufferObject buffer = buffer(value);
    int written = 0;
    while (written < buffer.byteLength()) {
      written +=
          file(descriptor)
              .write(buffer.bytes(), buffer.byteOffset() + written, buffer.byteLength() - written);
    }
    return 0;
  }

  @HostImport(name = "JsvBuffer_intoFile")
  @EmJs(EmJs.Failure.NUM)
  int intoFile(@Nullable Object value, int descriptor) {
    // The caller gives the bytes away; a copy of them does as well.
    return writeToFile(value, descriptor);
  }

  private OpenFile file(int descriptor) {
    return bridge.process().descriptors().get(descriptor);
  }

  @HostImport(name = "JsBuffer_get_info")
  void getInfo(@Nullable Object value, int length, int format, int itemSize, int checked) {
    var memory = bridge.process().memory();
    if (value instanceof BufferObject buffer) {
      BufferFormats.Format found = bridge.formats().of(buffer);
      memory.storeI32(length, buffer.byteLength());
      memory.storeI32(format, found.address());
      memory.storeI32(itemSize, found.itemSize());
      memory.storeI8(checked, found.checked() ? 1 : 0);
    } else {
      // A null format makes the caller raise an exception.
      memory.storeI32(length, 0);
      memory.storeI32(format, 0);
      memory.storeI32(itemSize, 0);
      memory.storeI8(checked, 0);
    }
  }

  @HostImport(name = "JsBuffer_DecodeString_js")
  @EmJs(EmJs.Failure.VAL)
  Object decodeString(@Nullable Object value, int encoding) {
    BufferObject buffer = buffer(value);
    ByteBuffer bytes = ByteBuffer.wrap(buffer.bytes(), buffer.byteOffset(), buffer.byteLength());
    try {
      return charset(encoding)
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(bytes)
          .toString();
    } catch (CharacterCodingException e) {
      return Sentinel.ERROR;
    }
  }

  private Charset charset(int encoding) {
    if (encoding == 0) {
      return StandardCharsets.UTF_8;
    }
    String label = CStrings.read(bridge.process().memory(), encoding);
    try {
      return Charset.forName(label);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw HostError.range("The \"" + label + "\" encoding is not supported");
    }
  }
}
