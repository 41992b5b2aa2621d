package org.jyodide.internal.snapshot;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jyodide.emscripten.ProcessImage;
import org.jyodide.emscripten.ReferenceImage;
import org.jyodide.emscripten.dylink.DynamicLinker;
import org.jyodide.emscripten.dylink.GlobalOffsetTable;
import org.jyodide.emscripten.dylink.LibraryImage;
import org.jyodide.emscripten.dylink.LinkerImage;
import org.jyodide.emscripten.dylink.TableImage;
import org.jyodide.vfs.Stat;
import org.jyodide.vfs.memory.FilesImage;
import org.jyodide.wasm.runtime.InstanceImage;
import org.jyodide.wasm.runtime.MemoryImage;

/** Reads the description of an image, which {@link ImageWriter} wrote. */
final class ImageReader {
  // Kinds of entries of a directory.
  static final int FOLDER = 0;
  static final int FILE = 1;
  static final int KNOWN_FILE = 2;
  static final int LINK = 3;
  static final int SPECIAL = 4;

  private final ByteBuffer in;
  private final Map<String, byte[]> known;

  /**
   * A reader.
   *
   * @param in the description: what {@link ImageWriter} wrote but for the header and the memory
   * @param known contents of files that the writer left out, by name
   */
  ImageReader(ByteBuffer in, Map<String, byte[]> known) {
    this.in = in;
    this.known = known;
  }

  /** The image, with the memory that belongs to it. */
  PythonImage image(byte[] memory) {
    ProcessImage process = process(memory);
    FilesImage files = files();
    Map<String, FilesImage> mounts = new LinkedHashMap<>();
    for (int left = count(); left > 0; left--) {
      mounts.put(text(), files());
    }
    String workingDirectory = text();
    Map<String, String> environment = new LinkedHashMap<>();
    for (int left = count(); left > 0; left--) {
      environment.put(text(), text());
    }
    return new PythonImage(
        process,
        files,
        mounts,
        workingDirectory,
        environment,
        text(),
        text(),
        numbers(),
        java(),
        texts());
  }

  private JavaImage java() {
    Map<String, Integer> functions = numbers();
    Map<String, Integer> types = numbers();
    List<String> properties = texts();
    List<JavaImage.ClassImage> classes = new ArrayList<>();
    for (int left = count(); left > 0; left--) {
      classes.add(new JavaImage.ClassImage(text(), text(), text(), in.getInt(), flag(), flag()));
    }
    List<JavaImage.ObjectImage> objects = new ArrayList<>();
    for (int left = count(); left > 0; left--) {
      objects.add(new JavaImage.ObjectImage(in.getInt(), in.getInt(), text(), text()));
    }
    return new JavaImage(functions, types, properties, classes, objects);
  }

  private ProcessImage process(byte[] memory) {
    InstanceImage main = instance();
    MemoryImage content = MemoryImage.adopt(memory, in.getInt());
    LinkerImage linker = linker();
    TableImage table = table();
    List<List<Optional<ReferenceImage>>> references = new ArrayList<>();
    for (int left = count(); left > 0; left--) {
      references.add(referenceTable());
    }
    return new ProcessImage(
        main,
        content,
        linker,
        table,
        references,
        in.getInt(),
        in.getLong(),
        in.getLong(),
        in.getInt());
  }

  private List<Optional<ReferenceImage>> referenceTable() {
    List<Optional<ReferenceImage>> elements = new ArrayList<>();
    for (int left = count(); left > 0; left--) {
      String name = text();
      Map<String, Integer> entries = numbers();
      elements.add(
          name.isEmpty() ? Optional.empty() : Optional.of(new ReferenceImage(name, entries)));
    }
    return elements;
  }

  private Map<String, Integer> numbers() {
    Map<String, Integer> entries = new LinkedHashMap<>();
    for (int left = count(); left > 0; left--) {
      entries.put(text(), in.getInt());
    }
    return entries;
  }

  private InstanceImage instance() {
    long[] globals = new long[count()];
    in.asLongBuffer().get(globals);
    in.position(in.position() + globals.length * Long.BYTES);
    return new InstanceImage(globals, BitSet.valueOf(bytes()), BitSet.valueOf(bytes()));
  }

  private LinkerImage linker() {
    List<LibraryImage> libraries = new ArrayList<>();
    for (int left = count(); left > 0; left--) {
      libraries.add(
          new LibraryImage(
              text(),
              bytes(),
              instance(),
              new DynamicLinker.Placement(in.getInt(), in.getInt(), in.getInt(), in.getInt()),
              texts()));
    }
    List<LinkerImage.Step> steps = new ArrayList<>();
    for (int left = count(); left > 0; left--) {
      steps.add(
          flag()
              ? new LinkerImage.Loaded(texts(), texts(), flag())
              : new LinkerImage.Promoted(text()));
    }
    Map<Integer, String> handles = new LinkedHashMap<>();
    for (int left = count(); left > 0; left--) {
      handles.put(in.getInt(), text());
    }
    Map<String, GlobalOffsetTable.CellImage> cells = new LinkedHashMap<>();
    for (int left = count(); left > 0; left--) {
      cells.put(text(), new GlobalOffsetTable.CellImage(in.getInt(), flag(), flag()));
    }
    return new LinkerImage(libraries, steps, handles, cells);
  }

  private TableImage table() {
    int size = count();
    short[] owners = new short[size];
    in.asShortBuffer().get(owners);
    in.position(in.position() + size * Short.BYTES);
    int[] functions = integers(size);
    Map<Integer, String> names = new LinkedHashMap<>();
    for (int left = count(); left > 0; left--) {
      names.put(in.getInt(), text());
    }
    Map<String, Map<Integer, int[]>> owned = new LinkedHashMap<>();
    for (int left = count(); left > 0; left--) {
      String owner = text();
      Map<Integer, int[]> slots = new LinkedHashMap<>();
      for (int more = count(); more > 0; more--) {
        slots.put(in.getInt(), integers(count()));
      }
      owned.put(owner, slots);
    }
    List<Integer> reserved = new ArrayList<>();
    for (int slot : integers(count())) {
      reserved.add(slot);
    }
    return new TableImage(owners, functions, names, owned, reserved);
  }

  private int[] integers(int size) {
    int[] values = new int[size];
    in.asIntBuffer().get(values);
    in.position(in.position() + size * Integer.BYTES);
    return values;
  }

  private FilesImage files() {
    long nextNumber = in.getLong();
    text();
    if (entry() instanceof FilesImage.Folder root) {
      return new FilesImage(root, nextNumber);
    }
    throw new ImageException("it is damaged: its files have no root");
  }

  private FilesImage.Entry entry() {
    Stat stat = stat();
    int kind = in.get();
    return switch (kind) {
      case FOLDER -> folder(stat);
      case FILE -> new FilesImage.File(stat, bytes());
      case KNOWN_FILE -> new FilesImage.File(stat, known(text()));
      case LINK -> new FilesImage.Link(stat, text());
      case SPECIAL -> new FilesImage.Special(stat, in.getInt());
      default -> throw new ImageException("it is damaged: a file of kind " + kind);
    };
  }

  private FilesImage.Folder folder(Stat stat) {
    Map<String, FilesImage.Entry> entries = new LinkedHashMap<>();
    for (int left = count(); left > 0; left--) {
      String name = text();
      entries.put(name, entry());
    }
    return new FilesImage.Folder(stat, entries);
  }

  private byte[] known(String name) {
    byte[] content = known.get(name);
    if (content == null) {
      throw new ImageException("it needs the file " + name + ", which this Python has not got");
    }
    return content;
  }

  private Stat stat() {
    long inode = in.getLong();
    int mode = in.getInt();
    int user = in.getInt();
    int group = in.getInt();
    long accessed = in.getLong();
    long modified = in.getLong();
    long changed = in.getLong();
    return new Stat(0, inode, mode, 1, user, group, 0, 0, accessed, modified, changed, 0);
  }

  private List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (int left = count(); left > 0; left--) {
      texts.add(text());
    }
    return texts;
  }

  private String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  private byte[] bytes() {
    byte[] content = new byte[count()];
    in.get(content);
    return content;
  }

  private boolean flag() {
    return in.get() != 0;
  }

  /** How many of something follow: no more than there are bytes. */
  private int count() {
    int count = in.getInt();
    if (count < 0 || count > in.remaining()) {
      throw new ImageException("it is damaged: " + count + " of something");
    }
    return count;
  }
}
