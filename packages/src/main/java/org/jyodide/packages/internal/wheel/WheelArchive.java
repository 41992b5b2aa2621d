package org.jyodide.packages.internal.wheel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jyodide.packages.IntegrityException;
import org.jyodide.packages.PackageException;
import org.jyodide.packages.PackageName;
import org.jyodide.packages.Version;
import org.jyodide.packages.WheelName;
import org.jyodide.packages.internal.store.Hashes;

/** A wheel in memory. Opening it checks its structure, {@link #check} every byte. */
public final class WheelArchive {
  private static final Set<String> SIGNATURES = Set.of("/RECORD", "/RECORD.jws", "/RECORD.p7s");
  private static final Set<String> STRONG = Set.of("sha256", "sha384", "sha512");
  private static final int SUPPORTED_MAJOR = 1;

  private final WheelName name;
  private final ZipArchive archive;
  private final String distInfo;
  private final WheelMetadata metadata;
  private final Headers wheel;

  /**
   * Opens a wheel.
   *
   * @throws IntegrityException if it is not sound
   */
  public WheelArchive(WheelName name, byte[] bytes, ArchiveLimits limits) {
    this.name = name;
    archive = new ZipArchive(name.fileName(), bytes, limits);
    distInfo = findDistInfo();
    wheel = Headers.parse(required("WHEEL"));
    metadata = WheelMetadata.parse(required("METADATA"), name.fileName());
    checkIdentity();
    checkWheelVersion();
  }

  private IntegrityException refused(String reason) {
    return new IntegrityException(name.fileName() + " is refused: " + reason);
  }

  private String findDistInfo() {
    Set<String> found = new TreeSet<>();
    for (String path : archive.names()) {
      int slash = path.indexOf('/');
      if (slash > 0 && path.substring(0, slash).endsWith(".dist-info")) {
        found.add(path.substring(0, slash));
      }
    }
    if (found.size() != 1) {
      throw refused("a wheel has one directory *.dist-info, this has " + found);
    }
    String directory = found.iterator().next();
    String stem = directory.substring(0, directory.length() - ".dist-info".length());
    int dash = stem.lastIndexOf('-');
    boolean fits =
        dash > 0
            && PackageName.normalize(stem.substring(0, dash)).equals(name.name())
            && Version.tryParse(stem.substring(dash + 1))
                .filter(version -> version.equals(name.version()))
                .isPresent();
    if (!fits) {
      throw refused("its directory " + directory + " is that of another package or version");
    }
    return directory;
  }

  private String required(String file) {
    String path = distInfo + "/" + file;
    if (!archive.names().contains(path)) {
      throw refused("it has no " + path);
    }
    return new String(archive.read(path), StandardCharsets.UTF_8);
  }

  private void checkIdentity() {
    if (!metadata.name().equals(name.name()) || !metadata.version().equals(name.version())) {
      throw refused(
          "its METADATA says "
              + metadata.displayName()
              + " "
              + metadata.version()
              + ", its file name "
              + name.name()
              + " "
              + name.version());
    }
  }

  private void checkWheelVersion() {
    String version = wheel.first("Wheel-Version").orElse("");
    String major = version.contains(".") ? version.substring(0, version.indexOf('.')) : version;
    if (!major.equals(Integer.toString(SUPPORTED_MAJOR))) {
      throw refused(
          "its Wheel-Version is '"
              + version
              + "', version 1 is understood here; a newer Jyodide may");
    }
  }

  /** What its file name says. */
  public WheelName name() {
    return name;
  }

  /** What it says of itself. */
  public WheelMetadata metadata() {
    return metadata;
  }

  /** What it was built for, as the file WHEEL says. */
  public List<String> tags() {
    return wheel.all("Tag");
  }

  /** Its directory {@code *.dist-info}. */
  public String distInfo() {
    return distInfo;
  }

  /** Its directory {@code *.data}, which need not exist. */
  public String dataDirectory() {
    return distInfo.substring(0, distInfo.length() - ".dist-info".length()) + ".data";
  }

  /** The paths of all files. */
  public Set<String> names() {
    return archive.names();
  }

  /** The content of a file. */
  public byte[] read(String path) {
    return archive.read(path);
  }

  /** Whether a file is a program. */
  public boolean isExecutable(String path) {
    return archive.isExecutable(path);
  }

  /** Whether a path is that of RECORD or of a signature of it, which it does not list. */
  public boolean isRecord(String path) {
    return path.startsWith(distInfo) && SIGNATURES.contains(path.substring(distInfo.length()));
  }

  /**
   * Checks every file against RECORD.
   *
   * @throws IntegrityException if one is missing, has another hash or size, or is not listed
   */
  public void check() {
    Map<String, RecordFile.Row> rows = rows();
    for (String path : archive.names()) {
      if (isRecord(path)) {
        continue;
      }
      RecordFile.Row row = rows.remove(path);
      if (row == null) {
        throw refused("its RECORD does not list '" + path + "'");
      }
      checkFile(row, archive.read(path));
    }
    for (String path : rows.keySet()) {
      if (!isRecord(path)) {
        throw refused("its RECORD lists '" + path + "', which it does not have");
      }
    }
  }

  private Map<String, RecordFile.Row> rows() {
    Map<String, RecordFile.Row> rows = new HashMap<>();
    try {
      for (RecordFile.Row row : RecordFile.parse(required("RECORD"))) {
        if (rows.put(row.path(), row) != null) {
          throw refused("its RECORD lists '" + row.path() + "' twice");
        }
      }
    } catch (IllegalArgumentException e) {
      throw refused("its RECORD is no CSV: " + e.getMessage());
    }
    return rows;
  }

  private void checkFile(RecordFile.Row row, byte[] content) {
    int equals = row.hash().indexOf('=');
    String algorithm = equals < 0 ? "" : row.hash().substring(0, equals);
    if (!STRONG.contains(algorithm)) {
      throw refused(
          "its RECORD has '"
              + row.hash()
              + "' for '"
              + row.path()
              + "', where a hash by sha256 or a longer one is wanted");
    }
    if (!row.hash().equals(hash(algorithm, content))) {
      throw refused("the hash of '" + row.path() + "' is not the one in its RECORD");
    }
    if (!row.size().isEmpty() && !row.size().equals(Integer.toString(content.length))) {
      throw refused(
          "'" + row.path() + "' has " + content.length + " bytes, its RECORD says " + row.size());
    }
  }

  /** A hash as RECORD writes it. */
  public static String hash(String algorithm, byte[] content) {
    MessageDigest digest = Hashes.digest(algorithm);
    return algorithm
        + "="
        + Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest(content));
  }

  /** Reads METADATA of a wheel, of which nothing else is needed. */
  public static WheelMetadata metadataOf(WheelName name, byte[] bytes) throws PackageException {
    return new WheelArchive(name, bytes, ArchiveLimits.STANDARD).metadata();
  }
}
