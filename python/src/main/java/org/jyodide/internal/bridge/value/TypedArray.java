package org.jyodide.internal.bridge.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A range of a buffer seen as numbers of one type. */
public final class TypedArray extends ObjectBase<TypedArray> implements Indexed, BufferObject {
  private static final Members<TypedArray> COMMON =
      Members.of("TypedArray", TypedArray.class)
          .getter("length", TypedArray::length)
          .getter("byteLength", TypedArray::byteLength)
          .getter("byteOffset", TypedArray::byteOffset)
          .getter("buffer", self -> self.buffer)
          .getter("BYTES_PER_ELEMENT", self -> self.type.size())
          .method("slice", (self, args) -> self.copy(args))
          .method("subarray", (self, args) -> self.subarray(args))
          .method("set", (self, args) -> self.setAll(args))
          .method(
              "includes",
              (self, args) ->
                  self.toList().stream()
                      .anyMatch(e -> HostValues.strictEquals(e, HostValues.argument(args, 0))))
          .method("toString", (self, args) -> self.display())
          .method(
              HostSymbol.ITERATOR, (self, args) -> new IteratorObject(new ElementIterator(self)));

  private static final Map<ElementType, Members<TypedArray>> MEMBERS =
      new EnumMap<>(ElementType.class);

  static {
    for (ElementType type : ElementType.values()) {
      MEMBERS.put(type, COMMON.extend(type.className(), TypedArray.class));
    }
  }

  private static final int CAPABILITIES =
      Capability.ITERABLE
          | Capability.HAS_LENGTH
          | Capability.HAS_SET
          | Capability.HAS_INCLUDES
          | Capability.BUFFER
          | Capability.TYPED_ARRAY;

  private final ElementType type;
  private final HostBuffer buffer;
  private final int offset;
  private final int length;

  /** A view of {@code length} elements from a byte offset. */
  public TypedArray(ElementType type, HostBuffer buffer, int offset, int length) {
    super(MEMBERS.getOrDefault(type, COMMON));
    if (offset < 0
        || length < 0
        || (long) offset + (long) length * type.size() > buffer.byteLength()) {
      throw HostError.range("Invalid typed array length: " + length);
    }
    this.type = type;
    this.buffer = buffer;
    this.offset = offset;
    this.length = length;
  }

  /** A view of all bytes of an array. */
  public TypedArray(ElementType type, byte[] bytes) {
    this(type, new HostBuffer(bytes), 0, bytes.length / type.size());
  }

  /** The type of the elements. */
  public ElementType type() {
    return type;
  }

  @Override
  public byte[] bytes() {
    return buffer.bytes();
  }

  @Override
  public int byteOffset() {
    return offset;
  }

  @Override
  public int byteLength() {
    return length * type.size();
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public @Nullable Object item(int index) {
    return index >= 0 && index < length
        ? type.read(buffer.bytes(), offset + index * type.size())
        : Undefined.UNDEFINED;
  }

  @Override
  public void setItem(int index, @Nullable Object value) {
    if (index >= 0 && index < length) {
      type.write(buffer.bytes(), offset + index * type.size(), value);
    }
  }

  @Override
  public List<@Nullable Object> splice(
      int start, int count, List<? extends @Nullable Object> items) {
    throw HostError.type("obj.splice is not a function");
  }

  @Override
  public TypedArray slice(int start, int stop) {
    int from = Math.max(0, Math.min(start, length));
    int to = Math.max(from, Math.min(stop, length));
    int size = type.size();
    return new TypedArray(
        type, Arrays.copyOfRange(bytes(), offset + from * size, offset + to * size));
  }

  /** The elements as a list. */
  public List<@Nullable Object> toList() {
    List<@Nullable Object> elements = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      elements.add(item(i));
    }
    return elements;
  }

  private TypedArray copy(@Nullable Object[] args) {
    return slice(position(args, 0, 0), position(args, 1, length));
  }

  private TypedArray subarray(@Nullable Object[] args) {
    int from = position(args, 0, 0);
    int to = Math.max(from, position(args, 1, length));
    return new TypedArray(type, buffer, offset + from * type.size(), to - from);
  }

  private int position(@Nullable Object[] args, int index, int otherwise) {
    Object argument = HostValues.argument(args, index);
    int position = argument == Undefined.UNDEFINED ? otherwise : HostValues.toInt32(argument);
    return Math.max(0, Math.min(position < 0 ? position + length : position, length));
  }

  private Object setAll(@Nullable Object[] args) {
    @Nullable Object[] values = HostValues.toArray(HostValues.argument(args, 0));
    int from = HostValues.toInt32(HostValues.argument(args, 1));
    if (from < 0 || from + values.length > length) {
      throw HostError.range("offset is out of bounds");
    }
    for (int i = 0; i < values.length; i++) {
      setItem(from + i, values[i]);
    }
    return Undefined.UNDEFINED;
  }

  @Override
  public @Nullable Object get(Object key) {
    int index = HostArray.index(key);
    return index >= 0 ? item(index) : super.get(key);
  }

  @Override
  public boolean has(Object key) {
    int index = HostArray.index(key);
    return index >= 0 ? index < length : super.has(key);
  }

  @Override
  public void set(Object key, @Nullable Object value) {
    int index = HostArray.index(key);
    if (index >= 0) {
      setItem(index, value);
    } else {
      super.set(key, value);
    }
  }

  @Override
  public int capabilities() {
    return CAPABILITIES;
  }

  @Override
  public String display() {
    return new HostArray(toList()).display();
  }
}
