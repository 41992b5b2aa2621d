package org.jyodide.wasm;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
 * Keeps the classes of modules that were compiled at run time in a directory, one file a module. A
 * file is found by the hash of the module and of how it was compiled, and used only if the hash of
 * its content is right: a damaged or unfinished one counts as missing. Several processes and
 * threads may use one directory. Whoever can write to the directory can make its users run any
 * code, so it must belong to the user.
 *
 * <p>A cache that cannot be read or written does not fail a compilation; it is only of no use.
 */
public final class CodeCache {
  private static final int MAGIC = 0x4A594443;
  private static final int HASH_BYTES = 32;
  private static final String SUFFIX = ".classes";

  private final Path directory;

  private CodeCache(Path directory) {
    this.directory = directory;
  }

  /** A cache in a directory, which is made when something is first kept. */
  public static CodeCache in(Path directory) {
    return new CodeCache(directory);
  }

  /** The cache that {@link DevOptions} names, if one is named. */
  public static Optional<CodeCache> ofDevOptions() {
    return DevOptions.current().codeCache().map(CodeCache::in);
  }

  /**
   * The cache of the user who runs the JVM: the directory that {@link DevOptions} names, else
   * {@code jyodide/code} among the caches of the user, if it can be told where these are.
   */
  public static Optional<CodeCache> ofUser() {
    return ofDevOptions().or(() -> UserCaches.directory().map(CodeCache::in));
  }

  /** The classes of a module by their internal names, from the cache or compiled and then kept. */
  public NavigableMap<String, byte[]> translate(WasmModule module, CompileOptions options) {
    Path file = directory.resolve(key(module, options) + SUFFIX);
    Optional<NavigableMap<String, byte[]>> kept = read(file);
    if (kept.isPresent()) {
      return kept.get();
    }
    NavigableMap<String, byte[]> classes = ModuleTranslator.translate(module, options);
    write(file, classes);
    return classes;
  }

  private static String key(WasmModule module, CompileOptions options) {
    MessageDigest digest = sha256();
    digest.update((ModuleTranslator.VERSION + " " + options).getBytes(StandardCharsets.UTF_8));
    digest.update(module.bytes());
    return HexFormat.of().formatHex(digest.digest());
  }

  private static Optional<NavigableMap<String, byte[]>> read(Path file) {
    try {
      byte[] content = Files.readAllBytes(file);
      if (content.length < HASH_BYTES) {
        return Optional.empty();
      }
      byte[] hash = Arrays.copyOf(content, HASH_BYTES);
      byte[] body = Arrays.copyOfRange(content, HASH_BYTES, content.length);
      return MessageDigest.isEqual(hash, sha256().digest(body))
          ? Optional.of(decode(body))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static NavigableMap<String, byte[]> decode(byte[] body) throws IOException {
    NavigableMap<String, byte[]> classes = new TreeMap<>();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(body))) {
      if (in.readInt() != MAGIC) {
        throw new IOException("not a file of compiled classes");
      }
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        String name = in.readUTF();
        classes.put(name, in.readNBytes(in.readInt()));
      }
    }
    return classes;
  }

  private static byte[] encode(Map<String, byte[]> classes) throws IOException {
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
    return bytes.toByteArray();
  }

  /** Writes to a file of its own first, so that nobody ever sees half of one. */
  private void write(Path file, Map<String, byte[]> classes) {
    Path unfinished = null;
    try {
      Files.createDirectories(directory);
      unfinished = Files.createTempFile(directory, "unfinished", SUFFIX);
      byte[] body = encode(classes);
      try (var out = Files.newOutputStream(unfinished)) {
        out.write(sha256().digest(body));
        out.write(body);
      }
      move(unfinished, file);
    } catch (IOException e) {
      delete(unfinished);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void delete(@org.jspecify.annotations.Nullable Path file) {
    if (file != null) {
      try {
        Files.delete(file);
      } catch (NoSuchFileException e) {
        // It was not made, or has been moved.
      } catch (IOException e) {
        file.toFile().deleteOnExit();
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
