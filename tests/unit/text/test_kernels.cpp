// Every make of the kernels gives the same bits.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <random>
#include <vector>

#include "core/text/kernels.hpp"
#include "core/text/minifloat.hpp"

using namespace claimgraph;

namespace {

std::vector<const Kernels*> makes() {
  std::vector<const Kernels*> found;
  for (const KernelLevel level :
       {KernelLevel::portable, KernelLevel::sse41, KernelLevel::avx2, KernelLevel::avx512}) {
    if (const Kernels* kernels = kernels_of(level)) found.push_back(kernels);
  }
  return found;
}

template <typename T>
std::vector<T> random_values(std::mt19937& random, std::size_t count, int low, int high) {
  std::uniform_int_distribution<int> pick(low, high);
  std::vector<T> values(count);
  for (T& value : values) value = static_cast<T>(pick(random));
  return values;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(kernels)

BOOST_AUTO_TEST_CASE(portable_is_always_there) {
  BOOST_TEST_REQUIRE(!makes().empty());
  BOOST_TEST(makes()[0]->name == std::string("portable"));
  BOOST_TEST(force_kernel_level(KernelLevel::portable));
  BOOST_TEST(active_kernels().name == std::string("portable"));
  BOOST_TEST(force_kernel_level(makes().back()->level));
}

BOOST_AUTO_TEST_CASE(minifloats_round_to_the_nearest_code) {
  for (int code = 0; code < 128; ++code) {
    const int value = minifloat_value(static_cast<std::uint8_t>(code));
    BOOST_TEST(static_cast<int>(minifloat_code(static_cast<float>(value))) == code);
    if (code > 0) BOOST_TEST(minifloat_value(static_cast<std::uint8_t>(code | 128)) == -value);
  }
  BOOST_TEST(minifloat_value(127) == kMinifloatMax);
  BOOST_TEST(static_cast<int>(minifloat_code(1e9F)) == 127);
  BOOST_TEST(static_cast<int>(minifloat_code(-0.2F)) == 0);
  for (int value = 0; value <= kMinifloatMax; ++value) {
    const int back = minifloat_value(minifloat_code(static_cast<float>(value)));
    BOOST_TEST_REQUIRE(std::abs(back - value) * 32 <= std::max(value, 16));
  }
}

BOOST_AUTO_TEST_CASE(sum_rows_agrees) {
  std::mt19937 random(1);
  const auto table = random_values<std::uint8_t>(random, 5000, 0, 255);
  for (const std::size_t count : {std::size_t{1}, std::size_t{2}, std::size_t{39}, std::size_t{44}}) {
    std::vector<const std::uint8_t*> rows;
    for (std::size_t r = 0; r < count; ++r) rows.push_back(table.data() + random() % 4800);
    std::vector<std::int16_t> expected(96);
    kernels_of(KernelLevel::portable)->sum_rows(rows.data(), count, 96, expected.data());
    for (const Kernels* kernels : makes()) {
      std::vector<std::int16_t> sums(96);
      kernels->sum_rows(rows.data(), count, 96, sums.data());
      BOOST_TEST(sums == expected, kernels->name << " with " << count << " rows");
    }
  }
}

BOOST_AUTO_TEST_CASE(embed_agrees) {
  std::mt19937 random(2);
  const auto codes = random_values<std::int8_t>(random, 4000, -128, 127);
  std::vector<const std::int8_t*> rows;
  std::vector<float> scales;
  for (std::size_t r = 0; r < 9; ++r) {
    rows.push_back(codes.data() + random() % 3800);
    scales.push_back(static_cast<float>(random() % 1000) / 7.0F);
  }
  std::vector<std::int16_t> expected(112);
  kernels_of(KernelLevel::portable)->embed(rows.data(), scales.data(), 9, 112, expected.data());
  for (const Kernels* kernels : makes()) {
    std::vector<std::int16_t> out(112);
    kernels->embed(rows.data(), scales.data(), 9, 112, out.data());
    BOOST_TEST(out == expected, kernels->name);
  }
}

BOOST_AUTO_TEST_CASE(affine_agrees_with_windows_and_residuals) {
  std::mt19937 random(3);
  const std::size_t dim = 32, rows = 7, k = 3 * dim, outs = 48;
  const auto x = random_values<std::int16_t>(random, (rows + 2) * outs, -9000, 9000);
  const auto weights = random_values<std::int16_t>(random, outs * k, -127, 127);
  std::vector<float> scale(outs), bias(outs);
  for (std::size_t o = 0; o < outs; ++o) {
    scale[o] = static_cast<float>(random() % 1000) / 50000.0F;
    bias[o] = static_cast<float>(random() % 2000) - 1000.0F;
  }
  for (const bool residual : {false, true}) {
    AffineJob job;
    job.x = x.data();
    job.x_stride = dim;
    job.rows = rows;
    job.k = k;
    job.weights = weights.data();
    job.outs = outs;
    job.scale = scale.data();
    job.bias = bias.data();
    job.residual = residual ? x.data() : nullptr;
    job.residual_stride = outs;
    job.y_stride = outs;
    std::vector<std::int16_t> expected(rows * outs);
    job.y = expected.data();
    kernels_of(KernelLevel::portable)->affine(job);
    // One value by hand.
    double sum = 0;
    for (std::size_t i = 0; i < k; ++i)
      sum += x[dim + i] * static_cast<double>(weights[packed_index(5, i, k)]);
    double value = std::clamp(sum * scale[5] + bias[5], -32768.0, 32767.0);
    if (residual) value = std::clamp(x[outs + 5] + std::max(value, 0.0), -32768.0, 32767.0);
    BOOST_TEST(std::abs(expected[outs + 5] - value) <= 2);
    for (const Kernels* kernels : makes()) {
      std::vector<std::int16_t> y(rows * outs);
      job.y = y.data();
      kernels->affine(job);
      BOOST_TEST(y == expected, kernels->name << (residual ? " with" : " without") << " residual");
    }
  }
}

BOOST_AUTO_TEST_CASE(sum_relu_agrees_and_saturates) {
  std::mt19937 random(4);
  const auto values = random_values<std::int16_t>(random, 2000, -32768, 32767);
  std::vector<const std::int16_t*> rows;
  for (std::size_t r = 0; r < 25; ++r) rows.push_back(values.data() + random() % 1800);
  std::vector<std::int16_t> expected(128);
  kernels_of(KernelLevel::portable)->sum_relu(rows.data(), rows.size(), 128, expected.data());
  for (const std::int16_t value : expected) BOOST_TEST(value >= 0);
  for (const Kernels* kernels : makes()) {
    std::vector<std::int16_t> out(128);
    kernels->sum_relu(rows.data(), rows.size(), 128, out.data());
    BOOST_TEST(out == expected, kernels->name);
  }
}

BOOST_AUTO_TEST_CASE(matrix_agrees) {
  std::mt19937 random(5);
  for (const std::size_t rows : {std::size_t{1}, std::size_t{7}, std::size_t{19}}) {
    for (const std::size_t k : {std::size_t{32}, std::size_t{1536}}) {
      constexpr std::size_t kOuts = 80;
      const auto x = random_values<std::int16_t>(random, rows * k, -8191, 8191);
      const auto weights = random_values<std::int16_t>(random, kOuts * k, -127, 127);
      std::vector<float> row_scale, scale, bias;
      for (const int value : random_values<int>(random, rows + 2 * kOuts, 1, 999)) {
        auto& to = row_scale.size() < rows ? row_scale : scale.size() < kOuts ? scale : bias;
        to.push_back(static_cast<float>(value) * 1e-6F);
      }
      std::vector<float> expected(rows * kOuts), found(rows * kOuts);
      MatrixJob job{x.data(),       k,     rows,         k,           row_scale.data(),
                    weights.data(), kOuts, scale.data(), bias.data(), expected.data(),
                    kOuts};
      kernels_of(KernelLevel::portable)->matrix(job);
      job.y = found.data();
      for (const Kernels* kernels : makes()) {
        std::fill(found.begin(), found.end(), 0.0F);
        kernels->matrix(job);
        BOOST_TEST_REQUIRE((found == expected), kernels->name);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(byte_matrix_agrees_at_its_limits_too) {
  std::mt19937 random(7);
  constexpr std::size_t kOuts = 80;
  for (const std::size_t rows : {std::size_t{1}, std::size_t{7}, std::size_t{31}}) {
    for (const std::size_t k : {std::size_t{32}, std::size_t{1536}}) {
      for (const int least : {1, 127}) {  // any codes, and the largest alone
        std::vector<std::uint8_t> x(rows * k);
        std::vector<std::int8_t> weights(kOuts * k);
        const auto pick = [&] {
          const int size = random_values<int>(random, 1, least == 1 ? 0 : 127, 127)[0];
          return random() % 2 == 0 ? size : -size;
        };
        for (auto& code : x) code = static_cast<std::uint8_t>(pick() + 128);
        for (auto& weight : weights) weight = static_cast<std::int8_t>(pick());
        std::vector<std::int32_t> offset(kOuts);
        for (std::size_t out = 0; out < kOuts; ++out) {
          for (std::size_t i = 0; i < k; ++i) offset[out] += 128 * weights[packed_byte_index(out, i, k)];
        }
        std::vector<float> row_scale(rows, 0.003F), scale(kOuts, 0.25F), bias(kOuts, 1.5F);
        std::vector<float> expected(rows * kOuts), found(rows * kOuts);
        ByteMatrixJob job{x.data(),      k,     rows,         k,           row_scale.data(), weights.data(),
                          offset.data(), kOuts, scale.data(), bias.data(), expected.data(),  kOuts};
        kernels_of(KernelLevel::portable)->byte_matrix(job);
        std::int64_t sum = 0;  // the definition, for one value
        for (std::size_t i = 0; i < k; ++i) sum += (x[i] - 128) * weights[packed_byte_index(5, i, k)];
        BOOST_TEST_REQUIRE(expected[5] == static_cast<float>(sum) * (0.003F * 0.25F) + 1.5F);
        job.y = found.data();
        for (const Kernels* kernels : makes()) {
          std::fill(found.begin(), found.end(), 0.0F);
          kernels->byte_matrix(job);
          BOOST_TEST_REQUIRE((found == expected), kernels->name);
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(float_rows_agree_and_are_near_the_library) {
  std::mt19937 random(6);
  std::normal_distribution<float> pick(0.0F, 3.0F);
  constexpr std::size_t kSize = 64, kCount = 51;
  std::vector<float> x(kSize), weight(kSize, 1.5F), bias(kSize, 0.25F);
  for (float& value : x) value = pick(random);
  x[3] = -80.0F;
  x[4] = 90.0F;
  const auto run = [&](const Kernels& kernels) {
    std::vector<std::vector<float>> out(5, x);
    kernels.gelu(out[0].data(), kSize);
    kernels.normalize(out[1].data(), kSize, weight.data(), bias.data());
    kernels.softmax(out[2].data(), kCount, kSize);
    std::vector<std::int16_t> codes(kSize);
    out[3][0] = kernels.quantize(x.data(), kSize, 8191, codes.data());
    for (std::size_t i = 1; i < kSize; ++i) out[3][i] = codes[i];
    std::vector<std::uint8_t> bytes(kSize);
    out[4][0] = kernels.quantize_bytes(x.data(), kSize, bytes.data());
    for (std::size_t i = 1; i < kSize; ++i) out[4][i] = static_cast<float>(bytes[i] - 128);
    out.push_back({kernels.dot(x.data(), weight.data(), kSize)});
    return out;
  };
  const auto expected = run(*kernels_of(KernelLevel::portable));
  for (const Kernels* kernels : makes()) BOOST_TEST((run(*kernels) == expected), kernels->name);

  double total = 0, most = *std::max_element(x.begin(), x.begin() + kCount);
  for (std::size_t i = 0; i < kCount; ++i) total += std::exp(x[i] - most);
  for (std::size_t i = 0; i < kSize; ++i) {
    const double gelu = 0.5 * x[i] * std::erfc(-x[i] / std::sqrt(2.0));
    BOOST_TEST_REQUIRE(std::abs(expected[0][i] - gelu) < 1e-5 * std::max(1.0, std::abs(gelu)));
    const double probability = i < kCount ? std::exp(x[i] - most) / total : 0.0;
    BOOST_TEST_REQUIRE(std::abs(expected[2][i] - probability) < 1e-6);
    for (const std::size_t row : {3, 4}) {
      const float unit = expected[row][0];
      if (i > 0) BOOST_TEST_REQUIRE(std::abs(expected[row][i] * unit - x[i]) <= unit);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
