/** The article that the demo store is about: built like the example page, in words of our own. */

export const MAIN_ARTICLE_HANDLE = "why-does-my-back-hurt-when-i-lie-down";
export const MAIN_ARTICLE_TITLE = "Why does my back hurt when I lie down?";
export const MAIN_ARTICLE_EXCERPT = "Lying down should be the easy part of the day. Here is why it sometimes is not, and what helps before you book an appointment.";

export const MAIN_ARTICLE_BODY = `<p>You get through the day, you finally stretch out, and that is when your lower back speaks up. It is one of the questions we are asked most: why does my back hurt when I lie down, of all things? The good news is that the answer is usually ordinary, and that a few patient habits help most people more than another week in bed.</p>
<h2>Why does lying down hurt at all?</h2>
<p>All day your muscles share the work of holding you upright. When you lie flat that sharing stops, and whatever was tired, short or irritated suddenly carries the stretch alone. A long drive, a new mattress, a heavy weekend in the garden or eight hours in the same chair are often enough.</p>
<h2>What should I do about it?</h2>
<p>Rest sounds right and mostly is not. Backs that keep moving gently tend to settle sooner than backs that are kept still, so think of tonight's pain as a reason to move a little more tomorrow, not less.</p>
<p><img src="/cdn/shop/files/article-rest.svg" alt="A person lies on their back with a pillow under the knees" width="1200" height="800"></p>
<p>For the night itself, change the angle. A pillow under your knees, or between them when you sleep on your side, lets the lower back flatten without strain.</p>
<p>During the day keep walking, keep your loads light, and bend from the hips. Leave the heroic lifts for another month, and stop anything that makes the pain travel further down the leg.</p>
<h2>The muscle that everyone forgets</h2>
<p>Between your lowest rib and the rim of your pelvis sits a square, stubborn muscle called the quadratus lumborum, QL for short. It hitches the hip when you walk and props you up when you slouch to one side. When it is tight, lying flat pulls on it like a short rope.</p>
<p>It is hard to reach with your hands and easy to miss with a ball. That is what we made the QL Claw for: you lie down, set its tip beside your spine and breathe out until the muscle gives. Two slow minutes on each side before bed is a good start.</p>
<h2>Loosen it first, then make it strong</h2>
<p>Massage buys you an hour of quiet. What keeps a back quiet is movement you repeat, so begin with range: hips that fold, a middle back that turns, hamstrings that let go. Most people feel the difference in the morning first.</p>
<p><a href="/products/flexible-back-2-0">Flexible Back 2.0, our six weeks of lower back mobility</a></p>
<p>Once bending and turning feel ordinary again, give the muscles something to do. Carrying, hinging and slow lowering teach your back that load is nothing to be afraid of, and that is the part that lasts.</p>
<p><a href="/products/back-of-steel">Back of Steel, eight weeks of lower back strength</a></p>
<p><img src="/cdn/shop/files/article-walk.svg" alt="Two people walk along a path in the morning" width="1200" height="800"></p>
<p>[1] The Patient Back: Notes on Movement and Rest. 2019.</p>
<p>[2] A Field Guide to Tight Muscles. 2nd ed., 2021.</p>`;

export const MAIN_ARTICLE_COMMENTS = [
  { author: "A reader", body: "<p>The pillow under the knees made more of a difference than I want to admit. Thank you for saying plainly that a week in bed is not the plan.</p>", daysAgo: 2 },
  { author: "A customer", body: "<p>Is the QL Claw fine on a soft mattress or does it need the floor?</p>", daysAgo: 1 },
];
