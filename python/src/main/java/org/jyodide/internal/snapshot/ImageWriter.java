package org.jyodide.internal.snapshot;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
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

/** Writes images to files; {@link StoredImage} reads them. */
public final class ImageWriter {
  private final Map<String, byte[]> known;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  private ImageWriter(Map<String, byte[]> known) {
    this.known = known;
  }

  /**
   * Writes an image.
   *
   * @param buildId what it fits
   * @param known contents of files that the reader has, by a name
   */
  public static void write(
      PythonImage image, String buildId, Map<String, byte[]> known, OutputStream target)
      throws IOException {
    ImageWriter writer = new ImageWriter(known);
    writer.image(image);
    byte[] meta = writer.bytes.toByteArray();
    byte[] memory = image.process().memory().bytes();
    CRC32 checksum = new CRC32();
    checksum.update(meta);
    checksum.update(memory);
    ImageHeader header =
        new ImageHeader(
            buildId,
            Math.addExact(meta.length, memory.length),
            memory.length,
            (int) checksum.getValue());
    target.write(header.toBytes());
    target.write(meta);
    target.write(memory);
  }

  private void image(PythonImage image) throws IOException {
    process(image.process());
    files(image.files());
    out.writeInt(image.mounts().size());
    for (Map.Entry<String, FilesImage> mount : image.mounts().entrySet()) {
      text(mount.getKey());
      files(mount.getValue());
    }
    text(image.workingDirectory());
    out.writeInt(image.environment().size());
    for (Map.Entry<String, String> variable : image.environment().entrySet()) {
      text(variable.getKey());
      text(variable.getValue());
    }
    text(image.timeZone());
    text(image.startDirectory());
    numbers(image.hostObjects());
    java(image.java());
    texts(image.modules());
  }

  private void java(JavaImage java) throws IOException {
    numbers(java.functions());
    numbers(java.types());
    texts(java.properties());
    out.writeInt(java.classes().size());
    for (JavaImage.ClassImage type : java.classes()) {
      text(type.id());
      text(type.name());
      text(type.variant());
      out.writeInt(type.address());
      out.writeBoolean(type.isThrowable());
      out.writeBoolean(type.isNamed());
    }
    out.writeInt(java.objects().size());
    for (JavaImage.ObjectImage object : java.objects()) {
      out.writeInt(object.handle());
      out.writeInt(object.address());
      text(object.className());
      text(object.constant());
    }
  }

  private void process(ProcessImage process) throws IOException {
    instance(process.main());
    out.writeInt(process.memory().pages());
    linker(process.linker());
    table(process.table());
    out.writeInt(process.references().size());
    for (List<Optional<ReferenceImage>> table : process.references()) {
      out.writeInt(table.size());
      for (Optional<ReferenceImage> element : table) {
        text(element.map(ReferenceImage::name).orElse(""));
        numbers(element.map(ReferenceImage::entries).orElse(Map.of()));
      }
    }
    out.writeInt(process.keepAlive());
    out.writeLong(process.clockNanos());
    out.writeLong(process.ageNanos());
    out.writeInt(process.creationMask());
  }

  private void instance(InstanceImage instance) throws IOException {
    long[] globals = instance.globals();
    out.writeInt(globals.length);
    for (long bits : globals) {
      out.writeLong(bits);
    }
    bits(instance.droppedData());
    bits(instance.droppedElements());
  }

  private void bits(BitSet set) throws IOException {
    bytes(set.toByteArray());
  }

  private void linker(LinkerImage linker) throws IOException {
    out.writeInt(linker.libraries().size());
    for (LibraryImage library : linker.libraries()) {
      text(library.path());
      bytes(library.file());
      instance(library.instance());
      DynamicLinker.Placement place = library.place();
      out.writeInt(place.memoryBase());
      out.writeInt(place.memorySize());
      out.writeInt(place.tableBase());
      out.writeInt(place.tableSize());
      texts(library.needed());
    }
    out.writeInt(linker.steps().size());
    for (LinkerImage.Step step : linker.steps()) {
      if (step instanceof LinkerImage.Loaded loaded) {
        out.writeBoolean(true);
        texts(loaded.paths());
        texts(loaded.reused());
        out.writeBoolean(loaded.isGlobal());
      } else if (step instanceof LinkerImage.Promoted promoted) {
        out.writeBoolean(false);
        text(promoted.path());
      }
    }
    out.writeInt(linker.handles().size());
    for (Map.Entry<Integer, String> handle : linker.handles().entrySet()) {
      out.writeInt(handle.getKey());
      text(handle.getValue());
    }
    out.writeInt(linker.cells().size());
    for (Map.Entry<String, GlobalOffsetTable.CellImage> cell : linker.cells().entrySet()) {
      text(cell.getKey());
      out.writeInt(cell.getValue().value());
      out.writeBoolean(cell.getValue().isRequired());
      out.writeBoolean(cell.getValue().isOpen());
    }
  }

  private void table(TableImage table) throws IOException {
    int size = table.owners().length;
    out.writeInt(size);
    ByteBuffer packed = ByteBuffer.allocate(size * (Short.BYTES + Integer.BYTES));
    for (short owner : table.owners()) {
      packed.putShort(owner);
    }
    for (int function : table.functions()) {
      packed.putInt(function);
    }
    out.write(packed.array());
    out.writeInt(table.hostNames().size());
    for (Map.Entry<Integer, String> name : table.hostNames().entrySet()) {
      out.writeInt(name.getKey());
      text(name.getValue());
    }
    out.writeInt(table.owned().size());
    for (Map.Entry<String, Map<Integer, int[]>> owner : table.owned().entrySet()) {
      text(owner.getKey());
      out.writeInt(owner.getValue().size());
      for (Map.Entry<Integer, int[]> slot : owner.getValue().entrySet()) {
        out.writeInt(slot.getKey());
        integers(slot.getValue());
      }
    }
    integers(table.reserved().stream().mapToInt(Integer::intValue).toArray());
  }

  private void integers(int[] values) throws IOException {
    out.writeInt(values.length);
    for (int value : values) {
      out.writeInt(value);
    }
  }

  private void numbers(Map<String, Integer> values) throws IOException {
    out.writeInt(values.size());
    for (Map.Entry<String, Integer> entry : values.entrySet()) {
      text(entry.getKey());
      out.writeInt(entry.getValue());
    }
  }

  private void files(FilesImage files) throws IOException {
    out.writeLong(files.nextNumber());
    entry("", files.root());
  }

  private void entry(String name, FilesImage.Entry entry) throws IOException {
    text(name);
    stat(entry.stat());
    if (entry instanceof FilesImage.Folder folder) {
      out.writeByte(ImageReader.FOLDER);
      out.writeInt(folder.entries().size());
      for (Map.Entry<String, FilesImage.Entry> child : folder.entries().entrySet()) {
        entry(child.getKey(), child.getValue());
      }
    } else if (entry instanceof FilesImage.File file) {
      Optional<String> shared = knownName(file.content());
      if (shared.isPresent()) {
        out.writeByte(ImageReader.KNOWN_FILE);
        text(shared.get());
      } else {
        out.writeByte(ImageReader.FILE);
        bytes(file.content());
      }
    } else if (entry instanceof FilesImage.Link link) {
      out.writeByte(ImageReader.LINK);
      text(link.target());
    } else if (entry instanceof FilesImage.Special special) {
      out.writeByte(ImageReader.SPECIAL);
      out.writeInt(special.device());
    }
  }

  private Optional<String> knownName(byte[] content) {
    return known.entrySet().stream()
        .filter(entry -> entry.getValue() == content)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private void stat(Stat stat) throws IOException {
    out.writeLong(stat.inode());
    out.writeInt(stat.mode());
    out.writeInt(stat.userId());
    out.writeInt(stat.groupId());
    out.writeLong(stat.accessTime());
    out.writeLong(stat.modificationTime());
    out.writeLong(stat.changeTime());
  }

  private void texts(Collection<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      text(text);
    }
  }

  private void text(String text) throws IOException {
    bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private void bytes(byte[] content) throws IOException {
    out.writeInt(content.length);
    out.write(content);
  }
}
