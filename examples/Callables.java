import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jyodide.Interpreter;
import org.jyodide.PyObject;

/** Functions and classes of Python's, called from Java. */
public final class Callables {
  private Callables() {}

  /** What a Python class implements below. */
  public interface Pricing {
    double price(Map<String, Integer> basket);

    default String receipt(Map<String, Integer> basket) {
      return "to pay: " + price(basket);
    }
  }

  /** Made of a Python object with attributes of these names. */
  public record Offer(String item, double discount) {}

  public static void main(String... arguments) {
    try (Interpreter python = Interpreter.create()) {
      PyObject scale = python.eval("lambda amount, by=2: amount * by");
      System.out.println(scale.call(21).asLong());
      System.out.println(scale.call(List.of(21), Map.of("by", 3)).asLong());

      python.exec(
          """
          from dataclasses import dataclass

          class Pricing:
              cents = {"tea": 350, "cake": 420}

              def price(self, basket):
                  return sum(self.cents[item] * n for item, n in basket.items()) / 100

          @dataclass
          class Offer:
              item: str
              discount: float
          """);
      Pricing pricing = python.eval("Pricing()").as(Pricing.class);
      System.out.println(pricing.receipt(Map.of("tea", 2)));
      System.out.println(python.eval("Offer('tea', 0.1)").as(Offer.class));

      List<String> words = new ArrayList<>(List.of("three", "one", "eleven"));
      PyObject byLength = python.eval("lambda a, b: len(a) - len(b)");
      words.sort((a, b) -> byLength.call(a, b).asInt());
      System.out.println(words);

      List<Long> squares = python.eval("[n * n for n in range(5)]").asList(Long.class);
      squares.add(25L);
      System.out.println(squares);
      Object copy = python.eval("{'a': [1, 2], 'b': None}").toJava();
      System.out.println(copy);
    }
  }
}
