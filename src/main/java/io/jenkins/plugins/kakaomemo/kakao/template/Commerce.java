package io.jenkins.plugins.kakaomemo.kakao.template;

import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;

/**
 * A price.
 *
 * @param regularPrice the price without discount
 * @param discountPrice the price with it, or {@code null}; goes with one of the next two
 * @param discountRate the discount in per cent, 0 to 100, or {@code null}
 * @param fixedDiscountPrice the discount as an amount, or {@code null}
 * @param productName the name of the product, or {@code null}
 * @param currencyUnit the currency, or {@code null} for 원
 * @param currencyUnitPosition 0 for behind the amount, 1 for before it, or {@code null} for behind
 */
public record Commerce(
        Integer regularPrice,
        Integer discountPrice,
        Integer discountRate,
        Integer fixedDiscountPrice,
        String productName,
        String currencyUnit,
        Integer currencyUnitPosition) {

    /** @throws InvalidFieldException if the price is missing or a number is out of its range */
    public Commerce {
        Limits.required("commerce.regular_price", regularPrice);
        Limits.between("commerce.regular_price", regularPrice, 0, Integer.MAX_VALUE);
        Limits.between("commerce.discount_price", discountPrice, 0, Integer.MAX_VALUE);
        Limits.between("commerce.discount_rate", discountRate, 0, 100);
        Limits.between("commerce.fixed_discount_price", fixedDiscountPrice, 0, Integer.MAX_VALUE);
        Limits.between("commerce.currency_unit_position", currencyUnitPosition, 0, 1);
        if (discountPrice != null && (discountRate == null) == (fixedDiscountPrice == null)) {
            throw Limits.refused("commerce.discount_price", "oneDiscount");
        }
    }
}
