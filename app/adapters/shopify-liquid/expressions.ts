/** Liquid's plain expressions without a generator for every name in them. */
import { Expression, TypeGuards, toValue, type Context, type PropertyAccessToken, type Token } from "liquidjs";

const { isOperatorToken, isPropertyAccessToken } = TypeGuards;

/** A literal, or a name with its properties, which a context that waits for nothing can read at once. */
function isPlain(token: Token): boolean {
  if ("content" in token) return true;
  return isPropertyAccessToken(token) && token.variable === undefined && token.props.every(isPlain);
}

/** What a plain token stands for. */
function read(token: Token, context: Context): unknown {
  if ("content" in token) return token.content;
  return context.getSync((token as PropertyAccessToken).props.map((name) => toValue(read(name, context)) as string));
}

const plain = new WeakMap<Expression, boolean>();
const HASTENED = Symbol.for("buyline.expressions-hastened");

/**
 * liquidjs runs about eight generators for each name with a property, which is most of the time that a block takes.
 * Extension blocks wait for nothing (`sync`): their plain expressions are read directly, once per process, which halves
 * it (`npm run bench pages`). All other expressions, and every theme's, are left to liquidjs.
 */
export function hastenExpressions(): void {
  const prototype = Expression.prototype as Expression & { [HASTENED]?: true };
  if (prototype[HASTENED]) return;
  prototype[HASTENED] = true;
  const evaluate = prototype.evaluate;
  prototype.evaluate = function* (this: Expression, context: Context, lenient?: boolean) {
    let simple = plain.get(this);
    if (simple === undefined) plain.set(this, (simple = this.postfix.every((token) => isOperatorToken(token) || isPlain(token))));
    if (!simple || !context.sync || context.strictVariables) return yield* evaluate.call(this, context, lenient);
    const operands: unknown[] = [];
    for (const token of this.postfix) {
      if (!isOperatorToken(token)) {
        operands.push(read(token, context));
        continue;
      }
      const right = operands.pop();
      // Shopify's Liquid has operators of two sides alone.
      operands.push(context.opts.operators[token.operator]?.(operands.pop(), right as never, context as never));
    }
    return operands[0];
  };
}
