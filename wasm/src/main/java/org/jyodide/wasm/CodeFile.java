package org.jyodide.wasm;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jyodide.wasm.codegen.CompileOptions;
import org.jyodide.wasm.codegen.ModuleTranslator;

/**
 * The form in which the classes of a module are kept. A file begins with a hash of its key and its
 * content, so that one that is damaged, unfinished or under a wrong name is not taken for good.
 */
final class CodeFile {
  /** How the names of files end. */
  static final String SUFFIX = ".classes";

  private static final int MAGIC = 0x4A594443;
  private static final int HASH_BYTES = 32;

  private CodeFile() {}

  /**
   * What names the classes of a module: the hash of the module and of how it was compiled.
   *
   * @param engine tells translators apart that have the same version
   */
  static String key(WasmModule module, CompileOptions options, String engine) {
    MessageDigest digest = sha256();
    digest.update(
        (ModuleTranslator.VERSION + " " + engine + " " + options).getBytes(StandardCharsets.UTF_8));
    digest.update(module.bytes());
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The content of a file. */
  static byte[] encode(String key, Map<String, byte[]> classes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(MAGIC);
      out.writeInt(classes.size());
      for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
        out.writeUTF(entry.getKey());
        out.writeInt(entry.getValue().length);
        out.write(entry.getValue());
      }
    }
    byte[] body = bytes.toByteArray();
    byte[] content = Arrays.copyOf(hash(key, body, 0), HASH_BYTES + body.length);
    System.arraycopy(body, 0, content, HASH_BYTES, body.length);
    return content;
  }

  /** The classes by their internal names, if the content is that of a good file of this key. */
  static Optional<NavigableMap<String, byte[]>> decode(String key, byte[] content) {
    if (content.length < HASH_BYTES
        || !MessageDigest.isEqual(
            Arrays.copyOf(content, HASH_BYTES), hash(key, content, HASH_BYTES))) {
      return Optional.empty();
    }
    NavigableMap<String, byte[]> classes = new TreeMap<>();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
      in.skipNBytes(HASH_BYTES);
      if (in.readInt() != MAGIC) {
        return Optional.empty();
      }
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        String name = in.readUTF();
        classes.put(name, in.readNBytes(in.readInt()));
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.of(classes);
  }

  private static byte[] hash(String key, byte[] bytes, int from) {
    MessageDigest digest = sha256();
    digest.update(key.getBytes(StandardCharsets.UTF_8));
    digest.update(bytes, from, bytes.length - from);
    return digest.digest();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
