package org.jyodide.build;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** An npm package: a gzipped POSIX ustar archive whose files stand below {@code package/}. */
final class Tarball {
  private static final int BLOCK = 512;
  private static final String ROOT = "package/";

  private Tarball() {}

  /** Unpacks the regular files directly below the root of the package. */
  static void unpack(Path tarball, Path directory) throws IOException {
    try (var in =
        new DataInputStream(new GZIPInputStream(Files.newInputStream(tarball), 1 << 16))) {
      byte[] header = new byte[BLOCK];
      while (readHeader(in, header)) {
        String name = text(header, 0, 100);
        int size = Integer.parseInt(text(header, 124, 12).trim(), 8);
        byte[] content = in.readNBytes(size);
        in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        boolean regular = header[156] == '0' || header[156] == 0;
        if (regular && name.startsWith(ROOT) && name.indexOf('/', ROOT.length()) < 0) {
          Files.write(directory.resolve(name.substring(ROOT.length())), content);
        }
      }
    }
  }

  /** Reads the next header. Returns false at the end, which a block of zeros marks. */
  private static boolean readHeader(DataInputStream in, byte[] header) throws IOException {
    try {
      in.readFully(header);
    } catch (EOFException e) {
      return false;
    }
    return header[0] != 0;
  }

  private static String text(byte[] header, int offset, int length) {
    int end = offset;
    while (end < offset + length && header[end] != 0) {
      end++;
    }
    return new String(header, offset, end - offset, StandardCharsets.US_ASCII);
  }
}
